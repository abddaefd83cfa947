import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { clusterOfDirectory, Reachability } from 'cdk8s-netpol';
import { parse } from 'yaml';
import { CONFIG_TEMPLATE } from '../../lib/cli/config-template';
import { readConfig } from '../../lib/checks/config/read-config';

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

describe('the schema of netpol.config.yaml', () => {
  const validate = validator('config');
  /** With everything that is there as a comment, to be uncommented. */
  const uncommented = CONFIG_TEMPLATE.replace(/^# (?=(?:\w+:|  ))/gm, '');

  test('takes the file that netpol init writes, and what is commented out in it', () => {
    expect(faultsOf(validate, parse(CONFIG_TEMPLATE))).toEqual([]);
    expect(Object.keys(parse(uncommented) as object)).toEqual(
      expect.arrayContaining(['preset', 'checks', 'acknowledge', 'modules', 'cni', 'kubernetesVersion', 'podCidrs']),
    );
    expect(faultsOf(validate, parse(uncommented))).toEqual([]);
    expect(readConfig(parse(uncommented)).diagnostics).toEqual([]);
  });

  test.each([
    ['an unknown field', { presets: 'strict' }],
    ['an unknown preset', { preset: 'all' }],
    ['an unknown severity', { checks: { 'dangling-peer': 'fatal' } }],
    ['an acknowledgement without a reason', { acknowledge: [{ check: 'dangling-peer' }] }],
    ['a number where a text must be', { kubernetesVersion: 1.3 }],
  ])('refuses %s, as the command does', (_, config) => {
    expect(faultsOf(validate, config)).not.toEqual([]);
    expect(readConfig(config).diagnostics).not.toEqual([]);
  });
});
