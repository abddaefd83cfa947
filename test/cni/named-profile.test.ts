import { CNI_NAMES, CNI_PROFILES, cniProfile, DiagnosticsError, type Diagnostic } from '../../lib';

function refused(given: unknown): readonly Diagnostic[] {
  try {
    cniProfile(given as string);
  } catch (error) {
    if (error instanceof DiagnosticsError) return error.diagnostics;
    throw error;
  }
  return [];
}

test.each([
  ['calico', 'calico'],
  ['cilium', 'cilium'],
  ['antrea', 'antrea'],
  ['kube-router', 'kube-router'],
  ['weave-net', 'weave-net'],
  ['kindnet', 'kindnet'],
  ['kube-network-policies', 'kindnet'],
  ['ovn-kubernetes', 'ovn-kubernetes'],
  ['aws-vpc-cni', 'aws-vpc-cni'],
  ['azure-npm', 'azure-npm'],
  ['azure-npm-windows', 'azure-npm-windows'],
  ['azure-cilium', 'azure-cilium'],
  ['gke-dataplane-v2', 'gke-dataplane-v2'],
  ['flannel', 'flannel'],
  ['canal', 'canal'],
])('%s is the profile %s, in any case, with a version and without', (given, name) => {
  for (const text of [given, given.toUpperCase()]) {
    expect(cniProfile(text)).toEqual({ profile: expect.objectContaining({ name }) as unknown });
    expect(cniProfile(`${text}@v1.15`)).toMatchObject({ profile: { name }, version: { text: '1.15', parts: [1, 15] } });
  }
});

test('every name and every alias leads to one profile', () => {
  const all = Object.values(CNI_PROFILES).flatMap(({ name, aliases }) => [name, ...aliases]);
  expect([...all].sort()).toEqual(CNI_NAMES);
  expect(new Set(all).size).toBe(all.length);
  for (const [key, { name }] of Object.entries(CNI_PROFILES)) expect(name).toBe(key);
});

test.each([
  ['celium', 'cilium'],
  ['calicoo', 'calico'],
  ['kuberouter', 'kube-router'],
  ['weavenet', 'weave-net'],
  ['ovn_kubernetes', 'ovn-kubernetes'],
  ['kube-network-policy', 'kube-network-policies'],
])('%s is not known, %s is suggested', (given, meant) => {
  const [diagnostic, ...others] = refused(given);
  expect(others).toEqual([]);
  expect(diagnostic).toMatchObject({ code: 'cni-unknown', severity: 'error' });
  expect(diagnostic.help).toContain(meant);
});

test('one that is like none of them is told which there are', () => {
  const [{ help }] = refused('romana');
  for (const name of CNI_NAMES) expect(help).toContain(name);
});

test.each([
  ['', ['cni-unknown']],
  ['@1.15', ['cni-unknown']],
  ['romana', ['cni-unknown']],
  ['constructor', ['cni-unknown']],
  ['__proto__', ['cni-unknown']],
  [' cilium', ['cni-unknown']],
  [undefined, ['cni-unknown']],
  [null, ['cni-unknown']],
  [42, ['cni-unknown']],
  [{ name: 'cilium' }, ['cni-unknown']],
  ['x'.repeat(1_000_000), ['cni-unknown']],
  ['cilium@', ['cni-version-invalid']],
  ['cilium@latest', ['cni-version-invalid']],
  ['cilium@1.15@2', ['cni-version-invalid']],
  ['celium@new', ['cni-unknown', 'cni-version-invalid']],
])('name %# is refused with %s', (given, codes) => {
  const diagnostics = refused(given);
  expect(diagnostics.map(({ code }) => code)).toEqual(codes);
  for (const { message } of diagnostics) expect(message.length).toBeLessThan(600);
});
