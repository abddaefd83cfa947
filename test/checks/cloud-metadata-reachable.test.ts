import { egress, ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'everywhere',
    policy('p', '{}', egress('{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 80 }] }')),
    ['spec.egress[0].to[0].ipBlock'],
  ],
  ['no peers', policy('p', '{}', egress('ports: [{ port: 443 }]')), ['spec.egress[0]']],
  [
    'every port',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 169.254.0.0/16 } }]')),
    ['spec.egress[0].to[0].ipBlock'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('cloud-metadata-reachable', text)).toEqual(paths);
});

test.each([
  ['DNS alone', policy('p', '{}', egress('{ to: [{ ipBlock: { cidr: 169.254.0.0/16 } }], ports: [{ port: 53 }] }'))],
  [
    'a hole',
    policy(
      'p',
      '{}',
      egress('to: [{ ipBlock: { cidr: 169.254.0.0/16, except: [169.254.42.42/32, 169.254.169.254/32] } }]'),
    ),
  ],
  ['ingress', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 0.0.0.0/0 } }]'))],
  ['the address itself', policy('p', '{}', egress('to: [{ ipBlock: { cidr: 169.254.169.254/32 } }]'))],
  ['all pods', policy('p', '{}', egress('to: [{ namespaceSelector: {} }]'))],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('cloud-metadata-reachable', text)).toEqual([]);
});
