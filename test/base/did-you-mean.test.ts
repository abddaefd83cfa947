import { didYouMean } from '../../lib/base/did-you-mean';

const RULE = ['from', 'ports'];
const SPEC = ['egress', 'ingress', 'podSelector', 'policyTypes'];
const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

test.each([
  ['form', RULE, 'from'],
  ['frm', RULE, 'from'],
  ['prots', RULE, 'ports'],
  ['podselector', SPEC, 'podSelector'],
  ['pod_selector', SPEC, 'podSelector'],
  ['PODSELECTORS', SPEC, 'podSelector'],
  ['policyType', SPEC, 'policyTypes'],
  ['igress', SPEC, 'ingress'],
  ['ergess', SPEC, 'egress'],
  ['in', OPERATORS, 'In'],
  ['Not In', OPERATORS, 'NotIn'],
  ['does-not-exist', OPERATORS, 'DoesNotExist'],
  ['Exist', OPERATORS, 'Exists'],
  ['tcp', PROTOCOLS, 'TCP'],
  ['policy', ['policies'], 'policies'],
  ['from', RULE, 'from'],
])('%s among %j is %s', (given, allowed, expected) => {
  expect(didYouMean(given, allowed)).toBe(expected);
});

test.each([
  ['port', RULE, 'ports'],
  ['TO', ['to', 'ports'], 'to'],
  ['ot', ['to', 'ports'], 'to'],
])('short words: %s among %j is %s', (given, allowed, expected) => {
  expect(didYouMean(given, allowed)).toBe(expected);
});

test.each([
  ['ICMP', PROTOCOLS],
  ['HTTP', PROTOCOLS],
  ['to', RULE],
  ['selector', RULE],
  ['Gt', OPERATORS],
  ['', OPERATORS],
  ['  ', OPERATORS],
  ['x', []],
  ['f'.repeat(1_000_000), RULE],
])('word %# is close to nothing', (given, allowed) => {
  expect(didYouMean(given, allowed)).toBeUndefined();
});
