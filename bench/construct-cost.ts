import { App } from 'cdk8s';
import { Application, Namespace, Tier } from 'cdk8s-netpol';
import { Construct } from 'constructs';
import { markdownTable } from './markdown-table';
import { medians } from './measure';

const CONSTRUCTS = 20_000;

/** Microseconds that one construct takes, its creation site included where it is ours. */
export function measureConstructs(rounds: number): string {
  const time = medians(['Construct', 'Tier'] as const, rounds, (column) => {
    const namespace = new Namespace(new Application(new App(), 'app'), 'namespace');
    const start = performance.now();
    for (let number = 0; number < CONSTRUCTS; number++) {
      if (column === 'Tier') new Tier(namespace, `tier-${number}`);
      else new Construct(namespace, `construct-${number}`);
    }
    return ((performance.now() - start) * 1000) / CONSTRUCTS;
  });
  const cell = (value: number): string => value.toFixed(1);
  return markdownTable(
    ['bare Construct (µs)', 'Tier (µs)', 'Tier / bare Construct'],
    [[cell(time.Construct), cell(time.Tier), (time.Tier / time.Construct).toFixed(2)]],
  );
}
