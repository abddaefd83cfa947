import { clusterOfObjects, DiagnosticsError, Reachability, type AnalysisOptions, type Flow } from 'cdk8s-netpol';

/** What may be wrong with a cluster or a question, by the codes that it is refused with. */
function codesOf(ask: () => unknown): string[] {
  try {
    ask();
  } catch (error) {
    if (error instanceof DiagnosticsError) return error.diagnostics.map(({ code }) => code);
    throw error;
  }
  return [];
}

const container = { name: 'main', image: 'x', ports: [{ name: 'http', containerPort: 8080 }] };

function object(kind: string, namespace: string, name: string, rest: object = {}): object {
  const apiVersion = { NetworkPolicy: 'networking.k8s.io/v1', Deployment: 'apps/v1' }[kind] ?? 'v1';
  return { apiVersion, kind, metadata: { namespace, name }, ...rest };
}

function pod(namespace: string, name: string, labels: Record<string, string> = {}): object {
  const metadata = { namespace, name, labels };
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [container] } };
}

function policy(namespace: string, name: string, spec: object): object {
  return object('NetworkPolicy', namespace, name, { spec });
}

const deployment = object('Deployment', 'shop', 'web', {
  spec: { template: { metadata: { labels: { app: 'web' } }, spec: { containers: [container] } } },
});
const service = object('Service', 'shop', 'api', {
  spec: { selector: { app: 'api' }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
});
const shop = [deployment, pod('shop', 'web', { app: 'other' }), pod('shop', 'api', { app: 'api' }), service];

function reachability(objects: readonly object[] = shop, options?: AnalysisOptions): Reachability {
  return Reachability.of(clusterOfObjects(objects), options);
}

describe('clusters', () => {
  test('a policy that the API server would reject is refused, with all of its diagnostics', () => {
    const wrong = policy('shop', 'p', {
      ingress: [{ from: [{ ipBlock: { cidr: 'nowhere' } }], ports: [{ port: 70000 }] }],
    });
    expect(codesOf(() => clusterOfObjects([wrong]))).toEqual(['port-out-of-range', 'cidr-invalid']);
  });

  test('contradicting namespaces and repeated objects are refused all at once', () => {
    const namespace = (team: string): object => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop', labels: { team } },
    });
    const again = [
      namespace('a'),
      namespace('b'),
      ...shop,
      pod('shop', 'api'),
      policy('x', 'p', {}),
      policy('x', 'p', {}),
    ];
    expect(codesOf(() => clusterOfObjects(again))).toEqual([
      'duplicate-namespace',
      'duplicate-object',
      'duplicate-object',
    ]);
  });

  test('without pods there are only addresses, which nothing isolates', () => {
    const { endpoints, connections } = reachability([policy('shop', 'deny', {})])
      .connectivity()
      .toDocument();
    expect(endpoints.map(({ kind, cidrs }) => [kind, cidrs])).toEqual([
      ['Addresses', ['0.0.0.0/0']],
      ['Addresses', ['::/0']],
    ]);
    expect(connections).toEqual([]);
  });

  test('nothing at all has an answer, too', () => {
    expect(reachability([]).connectivity().toDocument().summary).toEqual({
      endpoints: 2,
      groups: 1,
      connections: 0,
      finished: 0,
    });
  });

  test('without policies everybody reaches everybody, and is one group with everybody', () => {
    const { groups, connections } = reachability(shop.slice(0, 3)).connectivity({ addresses: false }).toDocument();
    expect(groups.map(({ members }) => members)).toEqual([['shop/Deployment/web', 'shop/Pod/api', 'shop/Pod/web']]);
    const all = { TCP: ['1-65535'], UDP: ['1-65535'], SCTP: ['1-65535'] };
    expect(connections).toEqual([
      { from: 'shop/Deployment/web', to: 'shop/Deployment/web', allowed: all, caveats: [] },
    ]);
  });

  test('a selector that contradicts itself isolates nobody (S31)', () => {
    const never = {
      matchLabels: { app: 'api' },
      matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['api'] }],
    };
    const { ingress } = reachability([...shop, policy('shop', 'never', { podSelector: never })]).evaluate({
      from: '192.0.2.1',
      to: 'shop/api',
      port: 80,
    });
    expect(ingress).toEqual({ isolated: false, verdict: 'allowed', policies: [] });
  });
});

describe('questions', () => {
  const rows: readonly [string, Flow, string[]][] = [
    ['an endpoint that is not there', { from: 'shop/apj', to: 'shop/api' }, ['endpoint-unknown']],
    ['a Service as the source', { from: 'shop/Service/api', to: 'shop/api' }, ['endpoint-unknown']],
    ['the name of two', { from: 'shop/web', to: 'shop/api' }, ['endpoint-ambiguous']],
    ['an empty id', { from: '', to: 'shop/api' }, ['endpoint-unknown']],
    ['no text at all', { from: undefined as unknown as string, to: 'shop/api' }, ['endpoint-unknown']],
    ['an address that is none', { from: '10.0.0.256', to: 'shop/api' }, ['endpoint-unknown']],
    ['a range that runs backwards', { from: 'ip:10.0.0.9-10.0.0.1', to: 'shop/api' }, ['endpoint-unknown']],
    ['port 0', { from: '::1', to: 'shop/api', port: 0 }, ['flow-port-invalid']],
    ['port 65536', { from: '::1', to: 'shop/api', port: 65_536 }, ['flow-port-invalid']],
    ['half a port', { from: '::1', to: 'shop/api', port: 80.5 }, ['flow-port-invalid']],
    ['no number', { from: '::1', to: 'shop/api', port: Number.NaN }, ['flow-port-invalid']],
    ['a port name that the pod does not have', { from: '::1', to: 'shop/api', port: 'grpc' }, ['flow-port-invalid']],
    [
      'a port name of another protocol',
      { from: '::1', to: 'shop/api', port: 'http', protocol: 'UDP' },
      ['flow-port-invalid'],
    ],
    ['a port name outside', { from: 'shop/api', to: '192.0.2.1', port: 'http' }, ['flow-port-invalid']],
    [
      'a port that the Service does not have',
      { from: '::1', to: 'shop/Service/api', port: 8080 },
      ['flow-port-invalid'],
    ],
  ];

  test.each(rows)('%s', (_title, flow, codes) => {
    expect(codesOf(() => reachability().evaluate(flow))).toEqual(codes);
    expect(codesOf(() => reachability().outcome(flow))).toEqual(codes);
  });

  test('an unknown endpoint comes with the one that was meant', () => {
    expect.assertions(1);
    try {
      reachability().evaluate({ from: 'shop/Pod/apj', to: 'shop/api' });
    } catch (error) {
      expect((error as DiagnosticsError).diagnostics[0].help).toContain('shop/Pod/api');
    }
  });

  test('a focus on nobody that is there', () => {
    expect(codesOf(() => reachability().connectivity({ focus: ['shop/none'] }))).toEqual(['endpoint-unknown']);
  });

  test.each([
    [{ podCidrs: [] }, ['analysis-option-invalid']],
    [{ podCidrs: ['10.0.0.0', 'x'] }, ['analysis-option-invalid', 'analysis-option-invalid']],
    [{ nodeCidrs: '10.0.0.0/8' as unknown as string[] }, []],
    [{ nodeCidrs: [7 as unknown as string] }, ['analysis-option-invalid']],
  ])('options %j', (options, codes) => {
    expect(codesOf(() => reachability(shop, options))).toEqual(codes);
  });
});

describe('verdicts', () => {
  const onlyHttp = policy('shop', 'api', {
    podSelector: { matchLabels: { app: 'api' } },
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ port: 'http' }] }],
  });
  const question = reachability([...shop, onlyHttp]);

  test('a name is the port that the destination gives it', () => {
    expect(question.outcome({ from: 'shop/Deployment/web', to: 'shop/api', port: 'http' })).toBe('allowed');
    expect(question.outcome({ from: 'shop/Pod/web', to: 'shop/api', port: 'http' })).toBe('denied');
  });

  test('a Service is judged at the ports of the pods behind it (S57)', () => {
    const verdict = question.evaluate({ from: 'shop/Deployment/web', to: 'shop/Service/api', port: 80 });
    expect(verdict.verdict).toBe('allowed');
    expect(verdict.backends?.map(({ flow, verdict: each }) => [flow.to, flow.port, each])).toEqual([
      ['shop/Pod/api', 8080, 'allowed'],
    ]);
    expect(question.outcome({ from: 'shop/Deployment/web', to: 'shop/Pod/api', port: 80 })).toBe('denied');
  });

  test('pods behind a Service that differ leave it open who answers', () => {
    const unnamed = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { namespace: 'shop', name: 'b', labels: { app: 'api' } },
    };
    const { verdict, caveats } = reachability([...shop, unnamed, onlyHttp]).evaluate({
      from: 'shop/Deployment/web',
      to: 'shop/Service/api',
      port: 80,
    });
    expect([verdict, caveats.map(({ code }) => code)]).toEqual([
      'unknown',
      ['backends-differ', 'service-port-unresolved'],
    ]);
  });

  test('a target port that the pod behind the Service does not name leads nowhere', () => {
    const unnamed = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { namespace: 'shop', name: 'b', labels: { app: 'api' } },
    };
    const { verdict, caveats } = reachability([deployment, unnamed, service]).evaluate({
      from: 'shop/Deployment/web',
      to: 'shop/Service/api',
      port: 80,
    });
    expect([verdict, caveats.map(({ code }) => code)]).toEqual(['denied', ['service-port-unresolved']]);
  });

  test('a port of a Service without a protocol is TCP', () => {
    const dns = object('Service', 'shop', 'dns', {
      spec: {
        selector: { app: 'api' },
        ports: [
          { name: 'udp', protocol: 'UDP', port: 53 },
          { name: 'tcp', port: 53 },
        ],
      },
    });
    const onlyTcp = policy('shop', 'api', { podSelector: {}, ingress: [{ ports: [{ port: 53 }] }] });
    const question53 = reachability([...shop, dns, onlyTcp]);
    const ask = (protocol?: string) =>
      question53.outcome({
        from: 'shop/Deployment/web',
        to: 'shop/Service/dns',
        port: 53,
        ...(protocol && { protocol }),
      });
    expect([ask(), ask('TCP'), ask('UDP')]).toEqual(['allowed', 'allowed', 'denied']);
  });

  test('nobody behind a Service', () => {
    const alone = reachability([deployment, service]);
    const { verdict, caveats } = alone.evaluate({ from: 'shop/web', to: 'shop/Service/api', port: 80 });
    expect([verdict, caveats.map(({ code }) => code)]).toEqual(['unknown', ['service-without-pods']]);
  });

  describe('to a Service', () => {
    const api = (spec: object): object =>
      object('Service', 'shop', 'api', {
        spec: { selector: { app: 'api' }, ports: [{ port: 80, targetPort: 8080 }], ...spec },
      });
    const onlyFrom = (cidr: string): object =>
      policy('shop', 'api', {
        podSelector: { matchLabels: { app: 'api' } },
        ingress: [{ from: [{ ipBlock: { cidr } }] }],
      });
    const anyone = policy('shop', 'api', { podSelector: { matchLabels: { app: 'api' } }, ingress: [{}] });
    const asked = (objects: readonly object[], flow: Flow): [string, string[]] => {
      const { verdict, caveats } = reachability([deployment, pod('shop', 'api', { app: 'api' }), ...objects]).evaluate(
        flow,
      );
      return [verdict, caveats.map(({ code }) => code)];
    };
    const [balanced, onNodes, local] = [
      { type: 'LoadBalancer' },
      { type: 'NodePort' },
      { externalTrafficPolicy: 'Local' },
    ];
    const REWRITTEN = ['source-address-rewritten'];

    test.each<[string, object, object[], string, string[]]>([
      ['a balancer, and a rule for the address', balanced, [onlyFrom('8.0.0.0/8')], 'allowed', REWRITTEN],
      ['a balancer, and a rule for another address', balanced, [onlyFrom('9.0.0.0/8')], 'denied', REWRITTEN],
      ['a balancer and Local', { ...balanced, ...local }, [onlyFrom('8.0.0.0/8')], 'allowed', REWRITTEN],
      ['nodes', onNodes, [onlyFrom('8.0.0.0/8')], 'allowed', REWRITTEN],
      ['nodes and Local', { ...onNodes, ...local }, [onlyFrom('8.0.0.0/8')], 'allowed', []],
      ['the cluster alone', {}, [onlyFrom('8.0.0.0/8')], 'allowed', []],
      ['a balancer, and a rule for everybody', balanced, [anyone], 'allowed', []],
      ['a balancer, and no policy', balanced, [], 'allowed', []],
    ])('from outside by %s (S59)', (_case, spec, policies, verdict, codes) => {
      expect(asked([api(spec), ...policies], { from: '8.8.8.8', to: 'shop/Service/api', port: 80 })).toEqual([
        verdict,
        codes,
      ]);
    });

    test.each([[8080], ['http'], [undefined]])(
      'that is headless the port is that of the Service, not %p (S33)',
      (targetPort) => {
        const headless = api({ clusterIP: 'None', ports: [{ port: 80, targetPort }] });
        const only = (port: number): object =>
          policy('shop', 'api', { podSelector: { matchLabels: { app: 'api' } }, ingress: [{ ports: [{ port }] }] });
        const flow = { from: 'shop/web', to: 'shop/Service/api', port: 80 };
        expect(asked([headless, only(8080)], flow)).toEqual(['denied', []]);
        expect(asked([headless, only(80)], flow)).toEqual(['allowed', []]);
      },
    );

    test.each([['10.96.0.7'], ['ip:10.96.0.7'], ['fd00::7']])('by its address %s (S45a)', (to) => {
      const clusterIPs = { clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7', 'fd00::7'] };
      const egress = (peer: object): object =>
        policy('shop', 'web', { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [peer] }] });
      const flow = { from: 'shop/web', to, port: 80 };
      const toPods = egress({ podSelector: { matchLabels: { app: 'api' } } });
      const toAddress = egress({ ipBlock: { cidr: to === 'fd00::7' ? 'fd00::7/128' : '10.96.0.7/32' } });
      expect(asked([api(clusterIPs), toPods], flow)).toEqual(['allowed', ['service-address']]);
      expect(asked([api(clusterIPs), toAddress], flow)[1]).toContain('service-address');
      expect(asked([api(clusterIPs), toAddress], flow)[0]).not.toBe('allowed');
      expect(asked([api({}), toAddress], flow)).toEqual(['allowed', []]);
    });
  });

  test.each<[string, Flow, readonly ('ingress' | 'egress')[], string, string[]]>([
    [
      'that would stop it',
      { from: 'shop/Pod/web', to: 'shop/api', port: 8080 },
      ['ingress'],
      'denied',
      ['not-enforced'],
    ],
    ['of the other direction', { from: 'shop/Pod/web', to: 'shop/api', port: 8080 }, ['egress'], 'denied', []],
    ['that let it pass', { from: 'shop/Deployment/web', to: 'shop/api', port: 8080 }, ['ingress'], 'allowed', []],
    [
      'that let some of it pass',
      { from: 'shop/Deployment/web', to: 'shop/api' },
      ['ingress'],
      'allowed',
      ['not-enforced'],
    ],
    ['that are not there', { from: 'shop/Deployment/web', to: 'shop/Pod/web' }, ['ingress', 'egress'], 'allowed', []],
  ])('a plugin that does not enforce policies %s (S55)', (_case, flow, unenforced, verdict, codes) => {
    const engine = reachability([...shop, onlyHttp], { plugin: { name: 'p', unenforced } });
    const answer = engine.evaluate(flow);
    expect([answer.verdict, answer.caveats.map(({ code }) => code)]).toEqual([verdict, codes]);
    expect(engine.outcome(flow)).toBe(verdict);
  });

  test('other protocols are no matter of policies (S42)', () => {
    const { verdict, caveats } = question.evaluate({ from: 'shop/Deployment/web', to: 'shop/api', protocol: 'ICMP' });
    expect([verdict, caveats.map(({ code }) => code)]).toEqual(['unknown', ['protocol-undefined']]);
  });

  test('without a port the answer is the set that both ends allow, never some port each way', () => {
    const egress = policy('shop', 'web', {
      podSelector: { matchLabels: { app: 'web' } },
      policyTypes: ['Egress'],
      egress: [{ ports: [{ port: 443 }] }],
    });
    const verdict = reachability([...shop, onlyHttp, egress]).evaluate({ from: 'shop/Deployment/web', to: 'shop/api' });
    expect([verdict.verdict, verdict.allowed]).toEqual(['denied', {}]);
    expect([verdict.egress.verdict, verdict.ingress.verdict]).toEqual(['allowed', 'allowed']);
  });
});

test('long work tells how far it has come, and ends at the end', () => {
  const seen: { stage: string; done: number; total: number }[] = [];
  const policies = Array.from({ length: 2500 }, (_, i) => policy('shop', `p${i}`, {}));
  reachability([...shop, ...policies], { onProgress: (progress) => seen.push(progress) }).connectivity();
  expect(seen.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['compiling policies', 'comparing endpoints']));
  expect(seen.every(({ done, total }) => done <= total)).toBe(true);
  const compiling = seen.filter(({ stage }) => stage === 'compiling policies');
  expect(compiling.map(({ done }) => done)).toEqual([0, 1000, 2000, 2500]);
  expect(seen.at(-1)).toMatchObject({ stage: 'comparing endpoints', done: seen.at(-1)?.total });
});

test('a pod by the name that it has in a cluster is answered with what makes it', () => {
  const helpOf = (from: string): string | undefined => {
    try {
      reachability().evaluate({ from, to: 'shop/api' });
    } catch (error) {
      if (error instanceof DiagnosticsError) return error.diagnostics[0].help;
    }
    return undefined;
  };
  expect(helpOf('shop/web-7d9f6c-x2k4j')).toContain('shop/Deployment/web');
  expect(helpOf('other/web-7d9f6c-x2k4j')).not.toContain('did you mean shop/Deployment/web');
});
