import { readConfig } from '../../../lib/checks/config/read-config';

const faultsOf = (given: unknown): string[] =>
  readConfig(given).diagnostics.map(({ code, path = '' }) => `${code} ${path}`);

test.each([
  ['nothing', undefined, {}],
  ['an empty file', null, {}],
  ['an empty mapping', {}, {}],
  ['a preset', { preset: 'strict' }, { preset: 'strict' }],
  ['severities', { checks: { 'host-bits': 'error' } }, { checks: { 'host-bits': 'error' } }],
  ['off, which YAML reads as false', { checks: { 'host-bits': false } }, { checks: { 'host-bits': 'off' } }],
  [
    'acknowledgements',
    { acknowledge: [{ check: 'a', reason: 'b', until: '2030-01-31', namespace: 'c', name: 'd-*' }] },
    { acknowledge: [{ check: 'a', reason: 'b', until: '2030-01-31', namespace: 'c', name: 'd-*' }] },
  ],
  ['fields without a value', { preset: null, checks: null, acknowledge: null, modules: null, cni: null }, {}],
  [
    'what is known of the cluster',
    { cni: 'Cilium@1.15', kubernetesVersion: 'v1.30.2', podCidrs: ['10.244.0.0/16'], nodeCidrs: ['fd00::/64'] },
    { cni: 'Cilium@1.15', kubernetesVersion: 'v1.30.2', podCidrs: ['10.244.0.0/16'], nodeCidrs: ['fd00::/64'] },
  ],
])('reads %s', (_title, given, config) => {
  expect(readConfig(given)).toEqual({ config, diagnostics: [] });
});

test.each([
  ['a list', [], ['config-invalid ']],
  ['a text', 'strict', ['config-invalid ']],
  ['an unknown field', { presets: 'strict' }, ['config-invalid presets']],
  ['an unknown preset', { preset: 'recomended' }, ['config-invalid preset']],
  ['a list of checks', { checks: ['host-bits'] }, ['config-invalid checks']],
  ['an unknown severity', { checks: { 'host-bits': 'fatal' } }, ['config-invalid checks.host-bits']],
  ['true as a severity', { checks: { 'host-bits': true } }, ['config-invalid checks.host-bits']],
  [
    'one acknowledgement in place of a list',
    { acknowledge: { check: 'a', reason: 'b' } },
    ['config-invalid acknowledge'],
  ],
  ['an empty element', { acknowledge: [null] }, ['config-invalid acknowledge[0]']],
  ['no check', { acknowledge: [{ reason: 'b' }] }, ['config-invalid acknowledge[0]']],
  ['no reason', { acknowledge: [{ check: 'a' }] }, ['reason-missing acknowledge[0]']],
  ['an empty reason', { acknowledge: [{ check: 'a', reason: ' ' }] }, ['reason-missing acknowledge[0]']],
  ['neither', { acknowledge: [{}] }, ['config-invalid acknowledge[0]', 'reason-missing acknowledge[0]']],
  ['a number as reason', { acknowledge: [{ check: 'a', reason: 4 }] }, ['config-invalid acknowledge[0].reason']],
  [
    'no day',
    { acknowledge: [{ check: 'a', reason: 'b', until: '2030-02-30' }] },
    ['config-invalid acknowledge[0].until'],
  ],
  [
    'an unknown scope',
    { acknowledge: [{ check: 'a', reason: 'b', kind: 'x' }] },
    ['config-invalid acknowledge[0].kind'],
  ],
  ['a number as module', { modules: [1] }, ['config-invalid modules[0]']],
  ['an unknown plugin', { cni: 'cillium' }, ['config-invalid cni']],
  ['both halves of a plugin', { cni: 'cillium@x' }, ['config-invalid cni', 'config-invalid cni']],
  ['a version as number', { kubernetesVersion: 1.36 }, ['config-invalid kubernetesVersion']],
  ['no version', { kubernetesVersion: 'newest' }, ['config-invalid kubernetesVersion']],
  ['no CIDR', { podCidrs: ['10.0.0.0/8', '10.0.0.1'] }, ['config-invalid podCidrs[1]']],
  [
    'several things',
    { preset: 1, cni: 2, foo: 3 },
    ['config-invalid foo', 'config-invalid preset', 'config-invalid cni'],
  ],
])('refuses %s', (_title, given, faults) => {
  expect(faultsOf(given)).toEqual(faults);
});
