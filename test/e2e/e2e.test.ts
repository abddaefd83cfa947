/** The 48 cases of the Kubernetes e2e suite for NetworkPolicy, cell by cell. */
import { Reachability } from '../../lib/analysis/reachability';
import { clusterOf, readCluster } from '../../lib/manifest/read-cluster';
import { isAllowed, type PointPod } from '../support/point-evaluator';
import { outcomeOf } from '../support/truth-answers';
import { E2E_CASES } from './cases';
import type { E2eCase, Probe, Step } from './e2e-case';
import { fixtureManifests, fixturePods, namespaceLabels } from './fixture';
import { drawMatrix, type Cell } from './matrix';

type Ask = (probe: Probe, from: string, to: string) => string;

/** Reads everything as Kubernetes objects first. */
function engine({ policies, labels }: Step): Ask {
  const read = readCluster([...fixtureManifests(labels), ...policies].map((value) => ({ value })));
  expect(read.diagnostics).toEqual([]);
  const reachability = Reachability.of(clusterOf(read));
  const id = (pod: string): string => pod.replace('/', '/Pod/');
  return ({ protocol, port }, from, to) => outcomeOf(reachability, { from: id(from), to: id(to), protocol, port });
}

function oracle({ policies, labels }: Step): Ask {
  const pods = fixturePods(labels);
  const namespaces = namespaceLabels(labels);
  return ({ protocol, port }, from, to) => {
    const flow = { from: pods.get(from) as PointPod, to: pods.get(to) as PointPod, protocol, port };
    return isAllowed([...policies], namespaces, flow) ? 'allowed' : 'denied';
  };
}

/** The cells of all probes, as lines. */
function seen({ probes }: Step, answer: (probe: Probe, cell: Cell) => string): string[] {
  return probes.flatMap((probe) =>
    drawMatrix(probe.matrix).map(
      (cell) => `${cell.from} -> ${cell.to} ${probe.protocol} ${probe.port}: ${answer(probe, cell)}`,
    ),
  );
}

function answersOf(step: Step, ask: Ask): string[] {
  return seen(step, (probe, { from, to }) => ask(probe, from, to));
}

function expectedOf(step: Step): string[] {
  return seen(step, (_probe, { answer }) => answer);
}

describe.each(E2E_CASES)('$id ($title)', ({ steps }) => {
  test.each(steps)('the engine: $title', (step) => {
    expect(answersOf(step, engine(step))).toEqual(expectedOf(step));
  });

  test.each(steps)('the point-wise evaluator: $title', (step) => {
    expect(answersOf(step, oracle(step))).toEqual(expectedOf(step));
  });
});

describe('the cases', () => {
  const count = (suite: E2eCase['suite']): number => E2E_CASES.filter((each) => each.suite === suite).length;

  test('are 48: 42 of the core, 3 by UDP, 3 by SCTP', () => {
    expect(E2E_CASES).toHaveLength(48);
    expect([count('core'), count('udp'), count('sctp')]).toEqual([42, 3, 3]);
  });

  test('have ids and titles of their own', () => {
    expect(new Set(E2E_CASES.map(({ id }) => id)).size).toBe(48);
    expect(new Set(E2E_CASES.map(({ title }) => title)).size).toBe(48);
  });

  test.each(E2E_CASES)('$id denies something, unless it says that it does not', ({ steps, deniesNothing = false }) => {
    const denials = steps.flatMap(expectedOf).filter((line) => line.endsWith('denied'));
    expect(denials.length === 0).toBe(deniesNothing);
  });

  test('with several steps show with each one what it changes', () => {
    const opposite = (line: string): string =>
      line.replace(/(?:allowed|denied)$/, (is) => (is === 'denied' ? 'allowed' : 'denied'));
    const several = E2E_CASES.filter(({ steps }) => steps.length > 1);
    expect(several).toHaveLength(10);
    for (const { id, steps } of several) {
      const [before, after] = steps.map(expectedOf);
      expect([id, after.some((line) => before.includes(opposite(line)))]).toEqual([id, true]);
    }
  });
});
