import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Yaml, type App } from 'cdk8s';
import { AllowDns, AllowFrom, Application, DenyAll, Namespace, Port, Tier } from 'cdk8s-netpol';
import { makeWorld, withFolder, type World } from './world';

export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** Rules in two applications, with flows inside one, between both, and to the outside. */
export function makeShop(props: ConstructorParameters<typeof App>[0] = {}): World & { readonly pay: Application } {
  const world = makeWorld(props);
  const { app, front, data, web, api, db } = world;
  const pay = new Application(app, 'pay');
  const money = new Namespace(pay, 'money', { create: true, labels: { team: 'pay' } });
  const ledger = new Tier(money, 'ledger', { ports: [Port.tcp(7000)] });
  for (const [namespace, id] of [
    [front, 'deny-front'],
    [data, 'deny-data'],
    [money, 'deny-money'],
  ] as const) {
    new DenyAll(namespace, id);
  }
  new AllowDns(front, 'dns');
  new AllowFrom(api, 'web', { from: [web] });
  new AllowFrom(db, 'api', { from: [api] });
  new AllowFrom(ledger, 'api', { from: [api], policyName: 'ledger-from-api' });
  new ApiObject(pay, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' } });
  return { ...world, pay };
}

/** Kind, namespace and name of each object. */
export function idsOf(manifests: readonly unknown[]): string[] {
  return (manifests as Manifest[]).map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`);
}

/** The objects of a file. */
export function parse(text: string): unknown[] {
  return withFolder((folder) => {
    const file = join(folder, 'all.yaml');
    writeFileSync(file, text);
    return Yaml.load(file) as unknown[];
  });
}
