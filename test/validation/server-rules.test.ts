import { descriptionOf } from '../../lib/diagnostics/codes';
import { validateNetworkPolicy } from '../../lib/validation';
import { METADATA_ROWS } from './metadata-rows';
import { outcome } from './outcome';
import { PEER_ROWS } from './peer-rows';
import { PORT_ROWS } from './port-rows';
import { withPorts, withRequirement, withSpec } from './rule-rows';
import { SELECTOR_ROWS } from './selector-rows';
import { ACCEPTED_ROWS, SPEC_ROWS, WARNING_ROWS } from './spec-rows';

const JUDGED = [...METADATA_ROWS, ...PORT_ROWS, ...SELECTOR_ROWS, ...PEER_ROWS, ...SPEC_ROWS];
const ROWS = [...JUDGED, ...WARNING_ROWS, ...ACCEPTED_ROWS];

describe('rules of the API server', () => {
  test.each(ROWS.map((row) => [`${row.rule}: ${JSON.stringify(row.title)}`, row] as const))('%s', (_title, row) => {
    expect(outcome(validateNetworkPolicy(row.object))).toEqual(row.expected);
  });
});

/** Rule numbers from the first to the last. */
function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => `V${first + i}`);
}

describe('coverage of the rules', () => {
  // V7 and V37 need two objects; they are in update.test.ts.
  const refusing = [...range(1, 6), ...range(10, 16), ...range(20, 27), ...range(30, 36), 'V40', 'V41'];
  const accepting = [...refusing, 'V17', 'V28', 'V38', 'V47', ...range(50, 63)];

  test.each(refusing)('%s has a case that is refused', (rule) => {
    expect(JUDGED.filter((row) => row.rule === rule && row.expected.length > 0)).not.toEqual([]);
  });

  test.each(accepting)('%s has a case that is accepted', (rule) => {
    expect(ROWS.filter((row) => row.rule === rule && row.expected.length === 0)).not.toEqual([]);
  });

  test('every row belongs to a rule that is listed', () => {
    const listed = new Set([...accepting, 'V45']);
    expect(ROWS.filter((row) => !listed.has(row.rule))).toEqual([]);
  });
});

describe('the text of diagnostics', () => {
  const found = ROWS.flatMap((row) => validateNetworkPolicy(row.object));

  test('has a message without final period and without control characters, and help', () => {
    for (const { message, help } of found) {
      expect(message).toMatch(/^[^\p{Cc}]*[^.\p{Cc}]$/u);
      if (help !== undefined) expect(help).toMatch(/^[^\p{Cc}]*[^.\p{Cc}]$/u);
    }
  });

  test.each([
    ['a protocol', withPorts({ port: 80, protocol: 'tcp' }), 'TCP', 'UDP'],
    ['another protocol', withPorts({ port: 80, protocol: 'UPD' }), 'UDP', 'TCP'],
    ['an operator', withRequirement({ key: 'a', operator: 'notin', values: ['1'] }), 'NotIn', 'Exists'],
    ['an operator of other tools', withRequirement({ key: 'a', operator: '==', values: ['1'] }), 'In', 'NotIn'],
    ['a policy type', withSpec({ policyTypes: ['egres'] }), 'Egress', 'Ingress'],
    ['a field', withSpec({ podSelectr: {} }), 'podSelector', 'policyTypes'],
  ])('the help for %s names what was meant, and nothing else', (_title, object, meant, other) => {
    const [{ help }] = validateNetworkPolicy(object);
    const words = help?.match(/\w+/g);
    expect(words).toContain(meant);
    expect(words).not.toContain(other);
  });

  test('is as severe as the code', () => {
    for (const { code, severity } of found) expect(severity).toBe(descriptionOf(code)?.severity);
  });

  test('names the object', () => {
    const [first] = validateNetworkPolicy(PORT_ROWS[0].object);
    expect(first.subject).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      namespace: 'shop',
      name: 'allow-web',
    });
  });
});
