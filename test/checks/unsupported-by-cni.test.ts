import { cniProfile } from '../../lib/cni/named-profile';
import { ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'a range of ports',
    policy('p', '{}', ingress('ports: [{ port: 1, endPort: 2 }]')),
    ['spec.ingress[0].ports[0].endPort'],
  ],
  [
    'a named port',
    policy('p', '{}', ingress('ports: [{ port: 1 }, { port: http }]')),
    ['spec.ingress[0].ports[1].port'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('unsupported-by-cni', text, { cni: cniProfile('weave-net') })).toEqual(paths);
});

test.each([
  ['a single port', policy('p', '{}', ingress('ports: [{ port: 1 }]'))],
  ['a hole in a block', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }]'))],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('unsupported-by-cni', text, { cni: cniProfile('weave-net') })).toEqual([]);
});
