import { join } from 'node:path';
import { App } from 'cdk8s';
import { Application, Diagnostics, Namespace, Port, Tier } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import type { IConstruct } from 'constructs';

/** A namespace with one tier, for a pattern to be put into. */
export function example() {
  const app = new App();
  const application = new Application(app, 'shop');
  const namespace = new Namespace(application, 'shop');
  const api = new Tier(namespace, 'api', { labels: { app: 'api' }, ports: [Port.tcp(8080)] });
  return { app, application, namespace, api };
}

export function policiesOf(scope: IConstruct): SynthesizedPolicies {
  return SynthesizedPolicies.of(scope);
}

/** The spec of one policy. */
export function specOf(scope: IConstruct, id: string): unknown {
  return policiesOf(scope).get(id).spec;
}

export function codesOf(scope: IConstruct): string[] {
  return Diagnostics.of(scope).all.map(({ code }) => code);
}

/** The file of a snapshot of this folder. */
export function snapshot(name: string): string {
  return join(__dirname, 'snapshots', `${name}.yaml`);
}

/** The line of the test file that calls this. */
export function lineHere(): { file: string; line: number } {
  const frame = (new Error().stack ?? '').split('\n')[2];
  const match = /\(?([^()\s]+):(\d+):\d+\)?$/.exec(frame);
  return { file: match?.[1] ?? '', line: Number(match?.[2]) };
}
