import { NEWEST_KNOWN_VERSION, validateNetworkPolicy } from '../../lib/validation';
import { outcome } from './outcome';
import { withBlock, withMetadata } from './rule-rows';

const CIDR = 'spec.ingress[0].from[0].ipBlock.cidr';

describe('kubernetesVersion', () => {
  test.each([
    '1.36',
    'v1.36',
    '1.36.0',
    'v1.37.2',
    '1.36.0-rc.1',
    'v1.40.0+k3s1',
    '1.36+',
    '2.0',
    NEWEST_KNOWN_VERSION,
    undefined,
  ])('%p refuses ambiguous ranges (V34)', (kubernetesVersion) => {
    expect(outcome(validateNetworkPolicy(withBlock('10.0.0.1/8'), { kubernetesVersion }))).toEqual([
      ['cidr-host-bits', 'FieldValueInvalid', CIDR],
    ]);
  });

  test.each(['1.35', 'v1.30.2', '1.33.0+rke2r1', '1.28', '0.9'])('%p warns of them (V38)', (kubernetesVersion) => {
    const warnings = (cidr: string): string[] =>
      outcome(validateNetworkPolicy(withBlock(cidr), { kubernetesVersion })).map(
        ([code, reason]) => `${reason} ${code}`,
      );
    expect(warnings('10.0.0.1/8')).toEqual(['warning cidr-host-bits']);
    expect(warnings('010.0.0.0/8')).toEqual(['warning cidr-leading-zeros']);
    expect(warnings('010.0.0.1/8')).toEqual(['warning cidr-host-bits', 'warning cidr-leading-zeros']);
    expect(warnings('::ffff:10.0.0.0/104')).toEqual(['warning cidr-ipv4-mapped']);
    expect(warnings('::FFFF:10.0.0.1/90')).toEqual(['warning cidr-host-bits', 'warning cidr-ipv4-mapped']);
    expect(warnings('FD00::/8')).toEqual(['warning cidr-not-canonical']);
    expect(warnings('10.0.0.0/8')).toEqual([]);
    expect(warnings('10.0.0.0/33')).toEqual(['FieldValueInvalid cidr-invalid']);
  });

  test.each<[string | undefined, string[]]>([
    ['1.27', []],
    ['v1.24.6', []],
    ['1.28', ['unknown-field']],
    [undefined, ['unknown-field']],
  ])('the status that %p gives back (S8)', (kubernetesVersion, codes) => {
    const found = validateNetworkPolicy({ ...withBlock('10.0.0.0/8'), status: {} }, { kubernetesVersion });
    expect(found.map(({ code }) => code)).toEqual(codes);
  });

  test('an exception is compared with the range that is meant', () => {
    const found = validateNetworkPolicy(withBlock('10.0.0.1/8', ['10.1.0.0/16', '11.0.0.0/16']), {
      kubernetesVersion: '1.30',
    });
    expect(outcome(found)).toEqual([
      ['cidr-host-bits', 'warning', CIDR],
      ['except-outside-cidr', 'FieldValueInvalid', 'spec.ingress[0].from[0].ipBlock.except[1]'],
    ]);
  });

  test.each(['', 'latest', '1', '1.x', 'v', '1.36.', ' 1.36', 136 as unknown as string, {} as string])(
    '%p is no version; the newest rules apply',
    (kubernetesVersion) => {
      expect(outcome(validateNetworkPolicy(withBlock('10.0.0.1/8'), { kubernetesVersion }))).toEqual([
        ['kubernetes-version-invalid', 'error', ''],
        ['cidr-host-bits', 'FieldValueInvalid', CIDR],
      ]);
    },
  );
});

describe('defaultNamespace', () => {
  const nameless = withMetadata({ namespace: undefined });

  test('stands in for an absent namespace', () => {
    expect(validateNetworkPolicy(nameless, { defaultNamespace: 'shop' })).toEqual([]);
  });

  test('is judged like a written one', () => {
    expect(outcome(validateNetworkPolicy(nameless, { defaultNamespace: 'Shop' }))).toEqual([
      ['namespace-invalid', 'FieldValueInvalid', 'metadata.namespace'],
    ]);
  });

  test.each([undefined, null, ''])('is required if empty (V4), for the namespace %p', (namespace) => {
    expect(outcome(validateNetworkPolicy(withMetadata({ namespace }), { defaultNamespace: '' }))).toEqual([
      ['namespace-missing', 'FieldValueRequired', 'metadata.namespace'],
    ]);
  });
});
