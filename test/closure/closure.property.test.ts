import fc from 'fast-check';
import { checkClosure } from '../../lib/closure/closure';
import { lower } from '../../lib/lower/lower';
import { mapEndpoints, anyGraph } from '../lower/random-graphs';

const grouping = fc.constantFrom('rule' as const, 'subject' as const);

test('what lowering makes of a graph has no findings, whichever way policies are grouped', () => {
  let checked = 0;
  fc.assert(
    fc.property(anyGraph, grouping, (given, each) => {
      const graph = mapEndpoints(given, (endpoint) => ({ ...endpoint, grouping: each }));
      const { policies, diagnostics } = lower(graph);
      if (diagnostics.some(({ severity }) => severity === 'error')) return;
      checked++;
      expect(checkClosure(graph, policies)).toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(checked).toBeGreaterThan(100);
});
