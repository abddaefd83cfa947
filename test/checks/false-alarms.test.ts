/**
 * A linter with false alarms is switched off. Each constellation here is right as it stands, or has exactly the findings
 * that it says; nothing else may be said about it, whatever preset runs and whether or not the network plugin is known.
 */
import { cniProfile } from '../../lib/cni/named-profile';
import { checkYaml, type ExampleOptions } from './run-example';
import { DEFAULT_DENIES } from './false-alarms/default-denies';
import { NAME_RESOLUTION } from './false-alarms/name-resolution';
import { OUTSIDE } from './false-alarms/outside';
import { PARTIAL_INPUTS } from './false-alarms/partial-inputs';
import { PRODUCTS } from './false-alarms/products';

const constellations = [...DEFAULT_DENIES, ...PARTIAL_INPUTS, ...NAME_RESOLUTION, ...OUTSIDE, ...PRODUCTS];

/** Why a policy is there is asked of all of them; here it is not the point. */
const withRationale = (yaml: string): string =>
  yaml.replace(
    /(kind: NetworkPolicy\nmetadata: \{ name: [^,]+, namespace: [^,} ]+)( \})/g,
    '$1, annotations: { cdk8s-netpol/rationale: because }$2',
  );

const codesOf = (yaml: string, options: ExampleOptions): string[] =>
  checkYaml(withRationale(yaml), { today: '2030-01-31', ...options })
    .diagnostics.map(({ code }) => code)
    .sort();

describe.each(constellations)('$title', ({ yaml, recommended = [], strict = [] }) => {
  test('recommended', () => {
    expect(codesOf(yaml, { preset: 'recommended' })).toEqual([...recommended].sort());
  });

  test('strict', () => {
    expect(codesOf(yaml, { preset: 'strict' })).toEqual([...recommended, ...strict].sort());
  });

  test('with a plugin that enforces everything in question', () => {
    expect(codesOf(yaml, { preset: 'strict', cni: cniProfile('calico@3.30.0') })).toEqual(
      [...recommended, ...strict].sort(),
    );
  });
});

test('there are many of them', () => {
  expect(constellations.length).toBeGreaterThanOrEqual(40);
});
