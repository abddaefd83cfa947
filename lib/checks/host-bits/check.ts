import { quoted } from '../../base/show-value';
import { parseCidr } from '../../model/cidr';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';

/** A CIDR that names more addresses than it seems to: `10.0.0.1/8` (V34, V38). */
export const hostBits = {
  ...builtIn('host-bits', [], function* (context) {
    for (const checked of context.policies) {
      for (const { cidr: range, except, path: place } of checked.rules.flatMap(({ blocks }) => blocks)) {
        const holes = except.map((text, index) => ({ text, path: `${place}.except[${index}]` }));
        for (const { text, path } of [{ text: range, path: `${place}.cidr` }, ...holes]) {
          const cidr = parseCidr(text);
          if (cidr?.defect !== 'host-bits') continue;
          const address = text.slice(0, text.indexOf('/'));
          const single = `${address}/${cidr.family === 'IPv4' ? 32 : 128}`;
          yield {
            object: checked.object,
            path,
            message: `${policyName(checked)} uses ${quoted(text)}, which plugins read as ${cidr.canonical}, as ${single}, or not at all`,
            help: `write ${cidr.canonical} for the network, or ${single} for the single address`,
          };
        }
      }
    }
  }),
  replaces: 'cidr-host-bits',
} as const;
