import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { clusterOfDirectory, Reachability } from 'cdk8s-netpol';

function validator(name: string): ValidateFunction {
  const text = readFileSync(join(__dirname, `../../docs/schemas/${name}.schema.json`), 'utf8');
  return new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(JSON.parse(text) as object);
}

function faultsOf(validate: ValidateFunction, document: unknown): unknown {
  // What a program reads is the JSON text, not the object.
  validate(JSON.parse(JSON.stringify(document)));
  return validate.errors ?? [];
}

const cluster = clusterOfDirectory(join(__dirname, '../fixtures/cluster/kubectl-get.yaml'));
const reachability = Reachability.of(cluster);
const [first, second] = reachability.connectivity().endpoints.map(({ id }) => id);

test('the connectivity document is as its schema says', () => {
  const document = reachability.connectivity().toDocument();
  expect(document.connections.length).toBeGreaterThan(0);
  expect(faultsOf(validator('connectivity'), document)).toEqual([]);
  expect(faultsOf(validator('connectivity'), { ...document, more: 1 })).not.toEqual([]);
});

test('verdicts are as their schema says, with a port, without, and to a Service', () => {
  const service = cluster.services[0];
  for (const flow of [
    { from: first, to: second },
    { from: first, to: second, port: 80 },
    { from: '192.0.2.1', to: second, protocol: 'ICMP' },
    { from: first, to: `${service.namespace}/Service/${service.name}` },
  ]) {
    expect(faultsOf(validator('verdict'), reachability.evaluate(flow))).toEqual([]);
  }
  expect(faultsOf(validator('verdict'), { verdict: 'allowed' })).not.toEqual([]);
});

test('the exposure document is as its schema says', () => {
  const document = reachability.exposure();
  expect(document.endpoints.length).toBeGreaterThan(0);
  expect(faultsOf(validator('exposure'), document)).toEqual([]);
});
