/** The traps T1 to T8: what people write by mistake must be hard to write, or be named where it is written. */
import { App } from 'cdk8s';
import {
  AllowDns,
  AllowFrom,
  AllowTo,
  Application,
  DenyAllIngress,
  DenyFrom,
  DenyTo,
  Diagnostics,
  LabelExpression,
  Namespace,
  Namespaces,
  Peer,
  Port,
  Tier,
  validateNetworkPolicy,
  type IPeer,
} from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { PATTERNS, buildPattern } from './pattern-apps';

interface Spec {
  readonly policyTypes?: string[];
  readonly ingress?: { from?: object[] }[];
  readonly egress?: { to?: object[] }[];
}

let app: App;
let home: Namespace;
let api: Tier;

beforeEach(() => {
  app = new App();
  home = new Namespace(new Application(app, 'shop'), 'home');
  api = new Tier(home, 'api', { labels: { app: 'api' }, ports: [Port.tcp(8080)] });
});

function codes(): string[] {
  return Diagnostics.of(app).all.map(({ code }) => code);
}

/** The only peer of a policy for `api` that allows `peer` to reach it. */
function onlyPeerFrom(peer: IPeer): unknown {
  new AllowFrom(api, 'allow', { from: [peer], isolates: true });
  const { ingress } = SynthesizedPolicies.of(app).get('home/api-allow').spec as Spec;
  expect(ingress).toHaveLength(1);
  expect(ingress?.[0].from).toHaveLength(1);
  return ingress?.[0].from?.[0];
}

describe('T1: a pod selector alone means the namespace of the policy', () => {
  const web = { matchLabels: { app: 'web' } };
  const abroad = { matchLabels: { 'kubernetes.io/metadata.name': 'abroad' } };

  test('a tier of another namespace is selected by namespace and pods, in one peer', () => {
    const tier = new Tier(new Namespace(home.node.scope as Application, 'abroad'), 'web', { labels: { app: 'web' } });
    expect(onlyPeerFrom(tier)).toStrictEqual({ namespaceSelector: abroad, podSelector: web });
  });

  test('so is an imported one', () => {
    const namespace = Namespace.imported(home.node.scope as Application, 'imported', 'abroad');
    const tier = Tier.imported(namespace, 'web', { labels: { app: 'web' } });
    expect(onlyPeerFrom(tier)).toStrictEqual({ namespaceSelector: abroad, podSelector: web });
  });

  test('a tier of the same namespace by its pods alone', () => {
    expect(onlyPeerFrom(new Tier(home, 'web', { labels: { app: 'web' } }))).toStrictEqual({ podSelector: web });
  });

  test('pods by labels do not go without saying where they live', () => {
    // @ts-expect-error namespaces is required, so that nobody means the policy's own one by accident
    new AllowFrom(api, 'allow', { from: [Peer.pods({ labels: { app: 'web' } })], isolates: true });
    expect(codes()).toEqual(['namespaces-missing']);
  });

  test.each([
    ['same', Namespaces.same(), { podSelector: web }],
    ['named', Namespaces.named('abroad'), { namespaceSelector: abroad, podSelector: web }],
    ['all', Namespaces.all(), { namespaceSelector: {}, podSelector: web }],
  ])('Namespaces: %s', (_title, namespaces, peer) => {
    expect(onlyPeerFrom(Peer.pods({ labels: { app: 'web' }, namespaces }))).toStrictEqual(peer);
  });

  test.each(PATTERNS.filter(({ id }) => ['P14', 'P15', 'P16', 'P18'].includes(id)))(
    '$id crosses namespaces, and each of its peers says which',
    async (row) => {
      const policies = SynthesizedPolicies.of(await buildPattern(row));
      const peers = policies.ids.flatMap((id) => {
        const { ingress = [] } = policies.get(id).spec as Spec;
        return ingress.flatMap(({ from = [] }) => from);
      });
      expect(peers).not.toHaveLength(0);
      for (const peer of peers) expect(Object.keys(peer).sort()).toEqual(['namespaceSelector', 'podSelector']);
    },
  );
});

describe('T2: a label that namespaces do not have by themselves', () => {
  test('a namespace is selected by the label that each has', () => {
    const abroad = new Namespace(home.node.scope as Application, 'abroad', { labels: { name: 'abroad' } });
    expect(onlyPeerFrom(abroad)).toStrictEqual({
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'abroad' } },
    });
  });

  test('and by another one only where the user says so', () => {
    const abroad = new Namespace(home.node.scope as Application, 'abroad', {
      labels: { name: 'abroad' },
      selectedByLabels: true,
    });
    expect(onlyPeerFrom(abroad)).toStrictEqual({ namespaceSelector: { matchLabels: { name: 'abroad' } } });
  });
});

describe('T3: the invalid original of P20', () => {
  const withEgress = (egress: unknown): unknown => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'allow-dns-egress', namespace: 'my-namespace' },
    spec: { podSelector: {}, policyTypes: ['Egress'], egress },
  });
  const outcome = (object: unknown): unknown =>
    validateNetworkPolicy(object).map(({ severity, code, reason, path }) => [severity, code, reason, path]);
  const ipBlock = { cidr: '8.8.8.8/32', except: ['10.0.0.0/8'] };

  test('an exception outside its range is refused with its field path', () => {
    expect(outcome(withEgress([{ to: [{ ipBlock }] }]))).toEqual([
      ['error', 'except-outside-cidr', 'FieldValueInvalid', 'spec.egress[0].to[0].ipBlock.except[0]'],
    ]);
  });

  test('a list of peers inside a list of peers is refused with its field path', () => {
    expect(outcome(withEgress([{ to: [{ to: [{ ipBlock }] }] }]))).toContainEqual([
      'error',
      'unknown-field',
      'BadRequest',
      'spec.egress[0].to[0].to',
    ]);
  });

  test('the constructs refuse it at the line that wrote it, and nothing is synthesized', () => {
    const to = [Peer.ipBlock('8.8.8.8/32', { except: ['10.0.0.0/8'] })];
    new AllowTo(home, 'allow-dns-egress', { to, ports: [Port.all()], isolates: true });
    expect(Diagnostics.of(app).all).toEqual([
      expect.objectContaining({
        code: 'except-outside-cidr',
        severity: 'error',
        constructPath: 'shop/home/allow-dns-egress',
        file: expect.stringMatching(/traps\.test\.ts$/) as string,
        line: expect.any(Number) as number,
      }),
    ]);
    expect(() => app.synthYaml()).toThrow(expect.objectContaining({ name: 'SynthesisError' }) as Error);
  });
});

test('T4: the order in which rules are written changes nothing', () => {
  const yamlOf = (...steps: ((namespace: Namespace) => void)[]): string => {
    const fresh = new App();
    const namespace = new Namespace(new Application(fresh, 'shop'), 'home');
    for (const step of steps) step(namespace);
    return fresh.synthYaml();
  };
  const deny = (namespace: Namespace): void => {
    new DenyAllIngress(namespace, 'deny');
  };
  const allow = (namespace: Namespace): void => {
    new AllowFrom(namespace, 'allow', { from: [Peer.anyPod()], ports: [Port.tcp(80)] });
  };
  expect(yamlOf(deny, allow)).toBe(yamlOf(allow, deny));
});

describe('T5: no rule denies', () => {
  test('DenyFrom and DenyTo are refused, each at its place', () => {
    new DenyFrom(api, 'deny-from', { from: [Peer.anyPod()] });
    new DenyTo(api, 'deny-to', { to: [Peer.anyPod()] });
    const found = Diagnostics.of(app).errors.map(({ code, constructPath }) => [code, constructPath]);
    expect(found).toEqual([
      ['cannot-deny', 'shop/home/api/deny-from'],
      ['cannot-deny', 'shop/home/api/deny-to'],
    ]);
    expect(() => app.synthYaml()).toThrow(expect.objectContaining({ name: 'SynthesisError' }) as Error);
  });

  test('somebody is left out by selector instead', () => {
    const expressions = [LabelExpression.notIn('environment', ['development'])];
    expect(onlyPeerFrom(Peer.namespaces({ expressions }))).toStrictEqual({
      namespaceSelector: {
        matchExpressions: [{ key: 'environment', operator: 'NotIn', values: ['development'] }],
      },
    });
  });
});

test('T6: a host keeps its name beside the address that was resolved by hand', async () => {
  const row = PATTERNS.find(({ id }) => id === 'P09')!;
  const { annotations } = SynthesizedPolicies.of(await buildPattern(row)).get('default/allow-my-app-egress').metadata;
  expect(annotations?.['cdk8s-netpol/host']).toBe('api.example.com');
  expect(annotations?.['cdk8s-netpol/rationale']).toContain('resolved by hand');
});

describe('T7: egress without name resolution', () => {
  test('an allow that takes it away without saying so is warned about', () => {
    new AllowTo(api, 'allow-out', { to: [Peer.ipBlock('192.0.2.0/24')], ports: [Port.tcp(443)] });
    expect(codes()).toEqual(['implicit-isolation']);
  });

  test('AllowDns gives it back, by UDP and TCP', () => {
    new AllowDns(api, 'dns', { isolates: true });
    const { egress } = SynthesizedPolicies.of(app).get('home/api-dns').spec as Spec;
    expect(egress).toHaveLength(1);
    expect(egress?.[0]).toMatchObject({
      ports: [
        { port: 53, protocol: 'TCP' },
        { port: 53, protocol: 'UDP' },
      ],
    });
  });
});

test.each(PATTERNS)('T8: $id writes the policy types of all its rules', async (row) => {
  const policies = SynthesizedPolicies.of(await buildPattern(row));
  for (const id of policies.ids) {
    const { policyTypes, ingress, egress } = policies.get(id).spec as Spec;
    expect(policyTypes).not.toHaveLength(0);
    const needed = [...(ingress ? ['Ingress'] : []), ...(egress ? ['Egress'] : [])];
    expect(policyTypes).toEqual(expect.arrayContaining(needed));
    // Written as an empty list, a direction would look like drift: the API server stores it without.
    expect(ingress).not.toEqual([]);
    expect(egress).not.toEqual([]);
  }
});
