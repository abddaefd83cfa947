import { describePeer, describePeers, describePorts, describeSelector } from '../../lib/model/describe-policy';
import { LabelSelector } from '../../lib/model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../../lib/model/namespace';
import type { PolicyPeer } from '../../lib/model/network-policy';
import { PolicyPorts } from '../../lib/model/policy-ports';

const web = LabelSelector.of({ app: 'web' });
const named = LabelSelector.of({ [NAMESPACE_NAME_LABEL]: 'data' });

test('a selector is written as kubectl takes it', () => {
  const selector = LabelSelector.of({ app: 'web' }, [
    { key: 'tier', operator: 'In', values: ['a', 'b'] },
    { key: 'stage', operator: 'NotIn', values: ['test'] },
    { key: 'owner', operator: 'Exists', values: [] },
    { key: 'legacy', operator: 'DoesNotExist', values: [] },
  ]);
  const parts = describeSelector(selector).split(/,(?![^(]*\))/);
  expect(parts.sort()).toEqual(['!legacy', 'app=web', 'owner', 'stage notin (test)', 'tier in (a,b)']);
  expect(describeSelector(LabelSelector.of({}))).toBe('*');
});

test.each<[string, PolicyPeer]>([
  ['pods app=web of namespace home', { podSelector: web }],
  ['all pods of namespace home', { podSelector: LabelSelector.of({}) }],
  ['all pods of every namespace', { namespaceSelector: LabelSelector.of({}) }],
  ['pods app=web of namespace data', { podSelector: web, namespaceSelector: named }],
  ['all pods of namespaces team=red', { namespaceSelector: LabelSelector.of({ team: 'red' }) }],
  ['addresses 10.0.0.0/8', { ipBlock: { cidr: '10.0.0.0/8', except: [] } }],
  ['addresses 10.0.0.0/8 except 10.1.0.0/16', { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }],
])('%s', (words, peer) => {
  expect(describePeer(peer, 'home')).toBe(words);
});

test('a name with another label beside it is no name', () => {
  const both = LabelSelector.of({ [NAMESPACE_NAME_LABEL]: 'data', team: 'red' });
  expect(describePeer({ namespaceSelector: both }, 'home')).toMatch(/^all pods of namespaces /);
});

test('peers are alternatives, and none are everybody', () => {
  expect(describePeers([], 'home')).toBe('everybody');
  expect(describePeers([{ podSelector: web }, { ipBlock: { cidr: '::/0', except: [] } }], 'home')).toBe(
    'pods app=web of namespace home, or addresses ::/0',
  );
});

test.each<[string, PolicyPorts]>([
  ['every port', PolicyPorts.ALL],
  ['no port', PolicyPorts.of([])],
  ['TCP 80', PolicyPorts.of([{ protocol: 'TCP', first: 80, last: 80 }])],
  ['UDP 53-54', PolicyPorts.of([{ protocol: 'UDP', first: 53, last: 54 }])],
  ['TCP http', PolicyPorts.of([{ protocol: 'TCP', name: 'http' }])],
  ['every SCTP port', PolicyPorts.of([{ protocol: 'SCTP', first: 1, last: 65535 }])],
])('%s', (words, ports) => {
  expect(describePorts(ports)).toBe(words);
});
