import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterOfDirectory, readDirectory } from '../../lib/manifest/cluster-of-directory';
import { LabelSelector } from '../../lib/model/label-selector';
import { PolicyPorts } from '../../lib/model/policy-ports';
import { workloadId } from '../../lib/model/workload';
import { refusalOf } from './objects';

const FIXTURES = join(__dirname, '..', 'fixtures', 'cluster');
const at = (name: string): string => join(FIXTURES, name);

describe('what kubectl gets', () => {
  const file = at('kubectl-get.yaml');
  const cluster = clusterOfDirectory(file);

  test('is read with its pods in the workloads that they belong to', () => {
    const read = cluster.workloads.map(({ source: _, ...workload }) => workload);
    expect(read).toStrictEqual([
      {
        namespace: 'kube-system',
        kind: 'Pod',
        name: 'kube-apiserver-node-1',
        labels: { component: 'kube-apiserver' },
        ports: [],
        replicas: 1,
        hostNetwork: true,
        addresses: ['192.0.2.11'],
        nodeAddresses: ['192.0.2.11', '2001:db8::11'],
        phase: 'Running',
      },
      {
        namespace: 'monitoring',
        kind: 'DaemonSet',
        name: 'node-exporter',
        labels: { app: 'node-exporter' },
        ports: [{ protocol: 'TCP', port: 9100 }],
        replicas: 1,
        hostNetwork: true,
        addresses: [],
        nodeAddresses: [],
      },
      {
        namespace: 'shop',
        kind: 'CronJob',
        name: 'report',
        labels: { app: 'report' },
        ports: [],
        replicas: 1,
        hostNetwork: false,
        addresses: [],
        nodeAddresses: [],
      },
      {
        namespace: 'shop',
        kind: 'Deployment',
        name: 'web',
        labels: { app: 'web' },
        ports: [
          { name: 'http', protocol: 'TCP', port: 8080 },
          { name: 'metrics', protocol: 'TCP', port: 9090 },
          { protocol: 'UDP', port: 15001 },
        ],
        replicas: 2,
        hostNetwork: false,
        addresses: ['10.1.0.7', '10.1.1.3', 'fd00:1::7', 'fd00:2::3'],
        nodeAddresses: [],
      },
      {
        namespace: 'shop',
        kind: 'Pod',
        name: 'debug',
        labels: { run: 'debug' },
        ports: [],
        replicas: 1,
        hostNetwork: false,
        addresses: ['10.1.1.9'],
        nodeAddresses: ['192.0.2.12'],
        phase: 'Succeeded',
      },
    ]);
  });

  test('is read with Namespaces, also those that are only named, Services and policies', () => {
    expect([...cluster.namespaces.values()]).toEqual([
      { name: 'kube-system', labels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      { name: 'monitoring', labels: { 'kubernetes.io/metadata.name': 'monitoring' } },
      { name: 'shop', labels: { 'kubernetes.io/metadata.name': 'shop', team: 'web' } },
    ]);
    expect(cluster.services).toMatchObject([
      {
        namespace: 'shop',
        name: 'web',
        selector: { app: 'web' },
        ports: [
          { name: 'http', protocol: 'TCP', port: 80, targetPort: 'http' },
          { name: 'metrics', protocol: 'TCP', port: 9090, targetPort: 9090 },
        ],
      },
    ]);
    expect(cluster.policies.map(({ policy }) => policy)).toEqual([
      {
        namespace: 'shop',
        name: 'web',
        labels: {},
        annotations: {},
        podSelector: LabelSelector.of({ app: 'web' }),
        isolates: ['ingress'],
        ingress: [
          {
            peers: [{ namespaceSelector: LabelSelector.of({ 'kubernetes.io/metadata.name': 'monitoring' }) }],
            ports: PolicyPorts.of([{ protocol: 'TCP', name: 'metrics' }]),
          },
        ],
        egress: [],
      },
    ]);
    expect(Object.fromEntries(readDirectory(file).skipped)).toEqual({ ConfigMap: 1 });
  });

  test('is placed at the line of each object', () => {
    const lines = Object.fromEntries(cluster.workloads.map((each) => [workloadId(each), each.source?.location?.()]));
    expect(lines).toMatchObject({
      'kube-system/Pod/kube-apiserver-node-1': { file, line: 94, column: 5 },
      'shop/Deployment/web': { file, line: 118, column: 5 },
    });
    expect(cluster.policies[0].source?.location?.()).toEqual({ file, line: 231, column: 5 });
  });
});

describe('a folder of manifests', () => {
  test('is read file by file, document by document', () => {
    const { parts, diagnostics, skipped } = readDirectory(at('manifests'));
    expect(diagnostics).toEqual([]);
    expect(parts.namespaces).toMatchObject([{ name: 'shop', labels: {} }]);
    expect(parts.workloads?.map((each) => [workloadId(each), each.source?.location?.()])).toEqual([
      ['shop/StatefulSet/db', { file: at('manifests/a-shop.yaml'), line: 8, column: 1 }],
      ['shop/Pod/web', { file: at('manifests/pod.json'), line: 1, column: 1 }],
    ]);
    const policies = at('manifests/more/policies.yml');
    expect(parts.policies?.map(({ policy, source }) => [policy.name, source?.location?.()])).toEqual([
      ['first', { file: policies, line: 4, column: 5 }],
      [`second-* (${policies}:5)`, { file: policies, line: 5, column: 5 }],
      [`second-* (${policies}:6)`, { file: policies, line: 6, column: 5 }],
    ]);
    expect(Object.fromEntries(skipped)).toEqual({ '': 1 });
    expect(clusterOfDirectory(at('manifests')).workloads).toHaveLength(2);
  });
});

describe('a folder with something wrong', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'netpol-directory-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: x\n';
  const write = (name: string, text: string | Uint8Array): void => {
    writeFileSync(join(folder, name), text);
  };
  /** Findings as code, file below the folder, line, column and path. */
  const refusal = (path = folder) =>
    refusalOf(() => clusterOfDirectory(path)).map((each) => [
      each.code,
      each.file?.slice(folder.length + 1),
      each.line,
      each.column,
      each.path,
    ]);
  const NOTHING = [['nothing-to-read', undefined, undefined, undefined, undefined]];

  test('nothing at the path', () => {
    expect(refusal(join(folder, 'missing'))).toEqual(NOTHING);
  });

  test('no manifest', () => {
    expect(refusal()).toEqual(NOTHING);
    write('notes.txt', POD);
    expect(refusal()).toEqual(NOTHING);
    write('empty.yaml', '');
    write('values.yaml', 'replicas: 3\n---\n- a list\n');
    expect(refusal()).toEqual(NOTHING);
  });

  test('objects of other kinds are something', () => {
    write('a.yaml', 'apiVersion: v1\nkind: ConfigMap\n');
    expect(clusterOfDirectory(folder).workloads).toEqual([]);
  });

  test('no text, no YAML, a raw template', () => {
    write('a.yaml', new Uint8Array([0x61, 0xff]));
    write('b.yaml', `${POD}---\na: [\n`);
    write('c.yml', 'a: 1\n---\n{{- if .Values.x }}\n');
    write('d.json', '{ "kind": "Pod",, }');
    expect(refusal().map(([code, file]) => [code, file])).toEqual([
      ['manifest-unreadable', 'a.yaml'],
      ['manifest-unparseable', 'b.yaml'],
      ['template-unrendered', 'c.yml'],
      ['manifest-unparseable', 'd.json'],
    ]);
  });

  test('a link to nothing', () => {
    symlinkSync(join(folder, 'missing'), join(folder, 'a.yaml'));
    expect(refusal()).toEqual([['manifest-unreadable', 'a.yaml', undefined, undefined, undefined]]);
  });

  test('a field, at its line', () => {
    write('a.yaml', `${POD}  labels:\n    app: 1.10\n---\n${POD}spec: { hostNetwork: 'yes' }\n`);
    expect(refusal()).toEqual([
      ['manifest-field-invalid', 'a.yaml', 6, 5, 'metadata.labels'],
      ['manifest-field-invalid', 'a.yaml', 12, 9, 'spec.hostNetwork'],
      ['duplicate-object', 'a.yaml', 8, 1, undefined],
    ]);
  });

  test('a field in a list, at its line and with its path in the object', () => {
    write('a.yaml', 'kind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n    metadata:\n      name: 5\n');
    expect(refusal()).toEqual([['manifest-field-invalid', 'a.yaml', 6, 7, 'metadata.name']]);
  });

  test('a policy that the API server would reject, at its line', () => {
    const policy = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: x\nspec:\n';
    write('a.yaml', `${policy}  ingress:\n    - ports:\n        - port: 0\n`);
    expect(refusal()).toEqual([['port-out-of-range', 'a.yaml', 8, 11, 'spec.ingress[0].ports[0].port']]);
  });

  test('a key that stands twice, in objects that are read', () => {
    write('a.yaml', `${POD}  labels:\n    app: a\n    app: b\n    app: c\n`);
    write('b.yaml', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: b\n  a: c\n');
    expect(refusal()).toEqual([
      ['duplicate-field', 'a.yaml', 7, 5, 'metadata.labels.app'],
      ['duplicate-field', 'a.yaml', 8, 5, 'metadata.labels.app'],
    ]);
  });

  test('a key that is no text, as in a raw template', () => {
    write('a.yaml', `${POD}  labels:\n    app: {{ x }}\n`);
    expect(refusal()).toContainEqual(['template-unrendered', 'a.yaml', 6, 5, 'metadata.labels.app']);
  });

  test('an object in two files, but not a file that links lead to', () => {
    write('a.yaml', POD);
    mkdirSync(join(folder, 'b'));
    symlinkSync(join(folder, 'a.yaml'), join(folder, 'b', 'a.yaml'));
    symlinkSync(folder, join(folder, 'b', 'up'));
    expect(clusterOfDirectory(folder).workloads.map(workloadId)).toEqual(['default/Pod/x']);
    write('c.yaml', POD);
    expect(refusal()).toEqual([['duplicate-object', 'c.yaml', 1, 1, undefined]]);
  });

  test('the version of the server decides as it does for objects', () => {
    const policy = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: x\nspec:\n  ingress:\n';
    write('a.yaml', `${policy}    - from: [{ ipBlock: { cidr: 10.0.0.1/8 } }]\n`);
    expect(refusal().map(([code]) => code)).toEqual(['cidr-host-bits']);
    expect(clusterOfDirectory(folder, { kubernetesVersion: '1.30' }).policies).toHaveLength(1);
  });
});
