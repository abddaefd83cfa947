import { describePeer } from '../../model/describe-policy';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';
import { peerDefects } from '../peer-defects';

/** Two peers, of which one selects namespaces and the other one pods, where one peer with both was meant (S21, Y16). */
export const andOrDash = builtIn('and-or-dash', [], function* (context) {
  for (const { checked, defect } of peerDefects(context)) {
    if (defect.kind !== 'split') continue;
    const { first, second, sign } = defect;
    const { namespace: home } = checked.policy;
    const both = { ...first.peer, ...second.peer };
    const name = 'podSelector' in second.peer ? 'podSelector' : 'namespaceSelector';
    yield {
      object: checked.object,
      path: second.path,
      message: `${policyName(checked)} allows ${describePeer(first.peer, home)} or ${describePeer(second.peer, home)}, but ${sign}`,
      help: `remove the dash before ${name} to allow ${describePeer(both, home)}; if OR is meant, acknowledge the finding`,
    };
  }
});
