import { egress, ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'one in another',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/24, 10.1.0.0/16] } }]')),
    ['spec.ingress[0].from[0].ipBlock.except[0]'],
  ],
  [
    'the same twice',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.1.0.0/16] } }]')),
    ['spec.ingress[0].from[0].ipBlock.except[1]'],
  ],
  [
    'everything',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.0.0.0/9, 10.128.0.0/9] } }]')),
    ['spec.ingress[0].from[0].ipBlock.except'],
  ],
  [
    'of egress',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.1.2.0/24] } }]')),
    ['spec.egress[0].to[0].ipBlock.except[1]'],
  ],
  [
    'of IPv6',
    policy(
      'p',
      '{}',
      ingress('from: [{ ipBlock: { cidr: "2001:db8::/32", except: ["2001:db8:1::/48", "2001:db8:1:1::/64"] } }]'),
    ),
    ['spec.ingress[0].from[0].ipBlock.except[1]'],
  ],
  [
    'two in one',
    policy(
      'p',
      '{}',
      ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.1.0/24, 10.1.0.0/16, 10.1.2.0/24] } }]'),
    ),
    ['spec.ingress[0].from[0].ipBlock.except[0]', 'spec.ingress[0].from[0].ipBlock.except[2]'],
  ],
  [
    'of the second peer',
    policy(
      'p',
      '{}',
      ingress('from: [{ podSelector: {} }, { ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.1.0.0/17] } }]'),
    ),
    ['spec.ingress[0].from[1].ipBlock.except[1]'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('overlapping-except', text, { preset: 'strict' })).toEqual(paths);
});

test.each([
  [
    'two apart',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.2.0.0/16] } }]')),
  ],
  ['none', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]'))],
  ['one', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }]'))],
  [
    'two side by side',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.0.0.0/10, 10.64.0.0/10] } }]')),
  ],
  ['an empty list', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [] } }]'))],
  [
    'the same in two blocks',
    policy(
      'p',
      '{}',
      ingress(
        'from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }, { ipBlock: { cidr: 10.0.0.0/9, except: [10.1.0.0/16] } }]',
      ),
    ),
  ],
  [
    'all but one address',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/30, except: [10.0.0.0/31, 10.0.0.2/32] } }]')),
  ],
  [
    'both families',
    policy(
      'p',
      '{}',
      ingress(
        'from: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }, { ipBlock: { cidr: "::/0", except: ["fc00::/7"] } }]',
      ),
    ),
  ],
  [
    'a rule without effect',
    policy('p', '{}', [
      'policyTypes: [Ingress]',
      'egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.1.1.0/24] } }] }]',
    ]),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('overlapping-except', text, { preset: 'strict' })).toEqual([]);
});
