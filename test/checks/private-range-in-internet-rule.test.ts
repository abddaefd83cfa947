import { egress, ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  ['everything', policy('p', '{}', egress('to: [{ ipBlock: { cidr: 0.0.0.0/0 } }]')), ['spec.egress[0].to[0].ipBlock']],
  [
    'some ranges excepted',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 192.168.0.0/16] } }]')),
    ['spec.egress[0].to[0].ipBlock'],
  ],
  [
    'a part of a range excepted',
    policy(
      'p',
      '{}',
      egress(
        'to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/9, 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16] } }]',
      ),
    ),
    ['spec.egress[0].to[0].ipBlock'],
  ],
  ['IPv6', policy('p', '{}', egress('to: [{ ipBlock: { cidr: "::/0" } }]')), ['spec.egress[0].to[0].ipBlock']],
  [
    'both families',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 0.0.0.0/0 } }, { ipBlock: { cidr: "::/0" } }]')),
    ['spec.egress[0].to[0].ipBlock', 'spec.egress[0].to[1].ipBlock'],
  ],
  [
    'some ports',
    policy('p', '{}', egress('{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 443 }] }')),
    ['spec.egress[0].to[0].ipBlock'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('private-range-in-internet-rule', text, { preset: 'strict' })).toEqual(paths);
});

test.each([
  ['ingress', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 0.0.0.0/0 } }]'))],
  ['a network', policy('p', '{}', egress('to: [{ ipBlock: { cidr: 10.0.0.0/8 } }]'))],
  [
    'every private range excepted',
    policy(
      'p',
      '{}',
      egress(
        'to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16] } }]',
      ),
    ),
  ],
  [
    'more than they',
    policy(
      'p',
      '{}',
      egress(
        'to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16, 224.0.0.0/4] } }]',
      ),
    ),
  ],
  [
    'those of IPv6',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: "::/0", except: ["fc00::/7", "fe80::/10"] } }]')),
  ],
  ['all pods', policy('p', '{}', egress('to: [{ namespaceSelector: {} }]'))],
  ['no peers', policy('p', '{}', egress('ports: [{ port: 443 }]'))],
  ['no effect', policy('p', '{}', ['policyTypes: [Ingress]', 'egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }]'])],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('private-range-in-internet-rule', text, { preset: 'strict' })).toEqual([]);
});
