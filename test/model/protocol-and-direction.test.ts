import { DIRECTIONS, oppositeOf, policyTypeOf } from '../../lib/model/direction';
import { FIRST_PORT, LAST_PORT, PROTOCOLS } from '../../lib/model/protocol';

test('two directions, each the opposite of the other', () => {
  expect(DIRECTIONS).toEqual(['ingress', 'egress']);
  expect(DIRECTIONS.map(oppositeOf)).toEqual(['egress', 'ingress']);
  expect(DIRECTIONS.map(policyTypeOf)).toEqual(['Ingress', 'Egress']);
  expect(Object.isFrozen(DIRECTIONS)).toBe(true);
});

test('the protocols and port numbers that the API server knows (V10, V11)', () => {
  expect(PROTOCOLS).toEqual(['TCP', 'UDP', 'SCTP']);
  expect(Object.isFrozen(PROTOCOLS)).toBe(true);
  expect([FIRST_PORT, LAST_PORT]).toEqual([1, 65535]);
});
