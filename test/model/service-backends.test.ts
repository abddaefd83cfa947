import type { Service } from '../../lib/model/service';
import { standsBehind, targetsAt } from '../../lib/model/service-backends';
import { workload } from '../../lib/model/workload';
import { service } from './cluster-parts';

const web: Service = { ...service('shop', 'web'), selector: { app: 'web' } };
const pod = workload({
  ...{ namespace: 'shop', name: 'web', labels: { app: 'web', tier: 'front' } },
  ports: [
    { name: 'http', port: 8080, protocol: 'TCP' },
    { name: 'http', port: 8081, protocol: 'TCP' },
    { name: 'http', port: 9000, protocol: 'UDP' },
  ],
});

describe('the pods of a Service', () => {
  test.each([
    ['have its labels, and may have others', true, web, pod],
    ['are in its namespace', false, web, { ...pod, namespace: 'data' }],
    ['lack none of its labels', false, { ...web, selector: { app: 'web', track: 'a' } }, pod],
    ['have the values that it asks for', false, { ...web, selector: { app: 'api' } }, pod],
    ['are unknown where it has no selector (S63)', false, { ...web, selector: {} }, pod],
    ['are not over', false, web, { ...pod, phase: 'Succeeded' as const }],
  ])('%s', (_, expected, given, candidate) => {
    expect(standsBehind(given, candidate)).toBe(expected);
  });
});

describe('the ports of a Service', () => {
  const port = { port: 80, protocol: 'TCP' as const };

  test.each([
    ['lead to a number as it stands', ['TCP 3000'], [{ ...port, targetPort: 3000 }]],
    [
      'lead to all numbers of a name, of their protocol alone (S57)',
      ['TCP 8080-8081'],
      [{ ...port, targetPort: 'http' }],
    ],
    ['lead nowhere by a name that the pods lack', [], [{ ...port, targetPort: 'https' }]],
    [
      'are united',
      ['TCP 3000', 'UDP 53'],
      [
        { ...port, targetPort: 3000 },
        { port: 1, protocol: 'UDP' as const, targetPort: 53 },
      ],
    ],
  ])('%s', (_, expected, ports) => {
    const texts = Object.entries(targetsAt(pod, ports).toTexts()).flatMap(([protocol, ranges]) =>
      [ranges].flat().map((range) => `${protocol} ${String(range)}`),
    );
    expect(texts.sort()).toEqual(expected);
  });
});
