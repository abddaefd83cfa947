import { clusterOfObjects, explain, Reachability, type AnalysisOptions, type Flow } from 'cdk8s-netpol';
import { cluster, name, OBJECTS, pod, policy, tcp } from './explained-shop';

const NAME = 'kubernetes.io/metadata.name';
const FLOW: Flow = { from: 'shop/web', to: 'shop/api', port: 9090 };

/** The explanation of a flow, as lines without their indentation. */
function explained(flow: Flow, options?: AnalysisOptions): string[] {
  const text = explain(Reachability.of(cluster, options).evaluate(flow));
  return text.split('\n').map((line) => line.trim());
}

const matching = (lines: readonly string[], pattern: RegExp): string[] => lines.filter((line) => pattern.test(line));

describe('the first line', () => {
  it.each<[Flow, string]>([
    [{ from: 'shop/web', to: 'shop/api', port: 9090 }, 'allowed: shop/Pod/web -> shop/Pod/api, TCP 9090'],
    [{ from: 'shop/web', to: 'shop/api', port: 'http' }, 'denied: shop/Pod/web -> shop/Pod/api, port http'],
    [{ from: 'shop/web', to: 'shop/api', protocol: 'udp', port: 53 }, 'denied: shop/Pod/web -> shop/Pod/api, UDP 53'],
    [{ from: 'shop/web', to: 'shop/api', protocol: 'ICMP' }, 'unknown: shop/Pod/web -> shop/Pod/api, ICMP'],
    // Without a port it names the ports of which the outcome is true.
    [{ from: 'shop/web', to: 'shop/api' }, 'allowed: shop/Pod/web -> shop/Pod/api, TCP 9090'],
    [{ from: 'shop/job', to: 'shop/api' }, 'unknown: shop/Pod/job -> shop/Pod/api, TCP 9091'],
    [{ from: 'shop/web', to: 'shop/db' }, 'denied: shop/Pod/web -> shop/Pod/db, every port'],
    [{ from: 'shop/web', to: 'shop/db', protocol: 'SCTP' }, 'denied: shop/Pod/web -> shop/Pod/db, every SCTP port'],
    [{ from: 'shop/api', to: 'shop/job' }, 'allowed: shop/Pod/api -> shop/Pod/job, every port'],
    [{ from: 'shop/api', to: 'shop/job', protocol: 'TCP' }, 'allowed: shop/Pod/api -> shop/Pod/job, every TCP port'],
  ])('%j', (flow, expected) => {
    expect(explained(flow)[0]).toBe(expected);
  });

  it('is followed by what becomes of the other ports', () => {
    const others = (flow: Flow): string[] => matching(explained(flow).slice(1), /^(allowed|denied|unknown): /);
    expect(others({ from: 'shop/web', to: 'shop/api' })).toEqual(['denied: every other port']);
    expect(others({ from: 'shop/web', to: 'shop/api', protocol: 'TCP' })).toEqual(['denied: every other TCP port']);
    expect(others({ from: 'shop/job', to: 'shop/api' })).toEqual(['denied: every other port']);
    for (const to of ['shop/job', 'shop/db']) expect(others({ from: 'shop/api', to })).toEqual([]);
    const open = policy('api', 'Ingress', [{ ports: [tcp(443)] }], 'api-open');
    const reachability = Reachability.of(clusterOfObjects([...OBJECTS, open]));
    expect(reachability.explain({ from: 'shop/job', to: 'shop/api' }).split('\n').slice(0, 3)).toEqual([
      'allowed: shop/Pod/job -> shop/Pod/api, TCP 443',
      '  unknown: TCP 9091',
      '  denied: every other port',
    ]);
  });
});

describe('the reasons', () => {
  it('of what passes are the rules that let it pass, and no others', () => {
    const lines = explained({ from: 'shop/web', to: 'shop/api', port: 9090 });
    expect(matching(lines, /^shop\/(web|api)-/)).toEqual(['shop/web-egress', 'shop/api-ingress']);
    expect(matching(lines, /^rule /).map((line) => line.split(':')[0])).toEqual(['rule 0 matches', 'rule 0 matches']);
    expect(lines.join('\n')).not.toContain('to allow it');
  });

  it('of what is denied are all rules of the policies that isolate, with what fits', () => {
    const lines = explained({ from: 'shop/job', to: 'shop/api', port: 9090 }, { podCidrs: ['10.244.0.0/16'] });
    expect(matching(lines, /^shop\//)).toEqual([
      'shop/api-ingress',
      'shop/api-nothing has no ingress rule: it allows nothing',
    ]);
    const rules = matching(lines, /^rule /);
    expect(rules).toHaveLength(2);
    expect(rules[0]).toMatch(/^rule 0 does not match: .*pods app=web of namespace shop.* TCP 9090; the source /);
    expect(rules[1]).toMatch(/^rule 1 does not match: .*addresses 10\.20\.0\.0\/16.* TCP 9091; neither /);
  });

  it('of what is unknown are the rules that may match', () => {
    const lines = explained({ from: 'shop/job', to: 'shop/api', port: 9091 });
    expect(matching(lines, /^rule /)).toEqual([expect.stringMatching(/^rule 1 may match: .*10\.20\.0\.0\/16/)]);
    expect(matching(lines, /^note /)).toEqual([expect.stringContaining('(pod-address-unknown)')]);
  });

  it('name no policies where nothing isolates, and for addresses', () => {
    expect(explained({ from: 'shop/log', to: 'shop/job' })).toHaveLength(3);
    expect(explained({ from: '198.51.100.7', to: 'shop/job', port: 1 })).toHaveLength(3);
  });

  it('of what no policy can prevent are no rules', () => {
    const lines = Reachability.of(
      clusterOfObjects([{ ...pod('web'), status: { podIP: '10.244.0.9' } }, policy('web', 'Ingress', [])]),
    ).explain({ from: '10.244.0.9', to: 'shop/web', port: 1 });
    expect(lines).toMatch(/^allowed: /);
    expect(lines).toContain('(pod-to-self)');
    expect(lines).not.toMatch(/^ +shop\//m);
  });
});

describe('what would allow it', () => {
  const advice = (flow: Flow): string[] =>
    matching(explained(flow, { podCidrs: ['10.244.0.0/16'] }), /^(to allow it|and also): /);

  it('is to add the port to the rule that misses it by nothing else', () => {
    expect(advice({ from: 'shop/web', to: 'shop/api', port: 443 })).toEqual([
      'to allow it: add TCP 443 to egress rule 0 of shop/web-egress',
      'and also: add TCP 443 to ingress rule 0 of shop/api-ingress',
    ]);
    expect(advice({ from: 'shop/web', to: 'shop/api', protocol: 'UDP' })).toEqual([
      'to allow it: add UDP to egress rule 0 of shop/web-egress',
      'and also: add UDP to ingress rule 0 of shop/api-ingress',
    ]);
  });

  it('is no port in a rule that is for every pod', () => {
    expect(advice({ from: 'shop/job', to: 'shop/log', protocol: 'UDP' })).toEqual([
      'to allow it: a policy that selects shop/Pod/log has to allow ingress from shop/Pod/job on UDP',
    ]);
  });

  it('is to add the peer to the rule that misses it by nothing else', () => {
    expect(advice({ from: 'shop/job', to: 'shop/api', port: 9091 })).toEqual([
      'to allow it: add shop/Pod/job to the peers of ingress rule 1 of shop/api-ingress',
    ]);
  });

  it('is a rule where none comes near', () => {
    expect(advice({ from: 'shop/web', to: 'shop/db', port: 5432 })).toEqual([
      'to allow it: a policy that selects shop/Pod/web has to allow egress to shop/Pod/db on TCP 5432',
      'and also: a policy that selects shop/Pod/db has to allow ingress from shop/Pod/web on TCP 5432',
    ]);
  });

  it('is that the source may use what the destination accepts, where each end allows something and never the same', () => {
    const reachability = Reachability.of(
      clusterOfObjects([...OBJECTS, policy('job', 'Egress', [{ ports: [tcp(1)] }])]),
    );
    expect(reachability.explain({ from: 'shop/job', to: 'shop/log' })).toMatch(
      / {2}to allow it: a policy that selects shop\/Pod\/job has to allow egress to shop\/Pod\/log on TCP 24224$/,
    );
  });

  describe('where a rule is for other ports', () => {
    const dns = { to: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }] };
    const web = policy('web', 'Egress', [{ ...dns, ports: [tcp(53), { protocol: 'UDP', port: 53 }] }], 'web-dns');
    const api = { to: [name('api')], ports: [tcp(5432)] };
    const accepting = (from: string): object => policy('db', 'Ingress', [{ from: [name(from)], ports: [tcp(5432)] }]);
    const toDb = 'shop/Pod/db on TCP 5432';
    it.each<[string, number | undefined, object[], string[]]>([
      [
        'never that one, if the destination accepts others',
        undefined,
        [web, accepting('web')],
        [`to allow it: a policy that selects shop/Pod/web has to allow egress to ${toDb}`],
      ],
      [
        'never that one, if a rule of the destination is for others',
        undefined,
        [web, accepting('api')],
        [
          `to allow it: a policy that selects shop/Pod/web has to allow egress to ${toDb}`,
          'and also: add shop/Pod/web to the peers of ingress rule 0 of shop/db-ingress',
        ],
      ],
      [
        'never that one, if the destination declares others',
        5432,
        [web],
        [`to allow it: a policy that selects shop/Pod/web has to allow egress to ${toDb}`],
      ],
      [
        'never that one, if nobody knows on which ports the destination listens',
        undefined,
        [web],
        ['to allow it: a policy that selects shop/Pod/web has to allow egress to shop/Pod/db'],
      ],
      [
        'but one that is for those that the destination accepts',
        undefined,
        [web, policy('web', 'Egress', [api], 'web-api'), accepting('web')],
        ['to allow it: add shop/Pod/db to the peers of egress rule 0 of shop/web-api'],
      ],
      [
        'or that one, with those that the destination declares of all that it accepts',
        5432,
        [
          policy('web', 'Egress', [{ to: [name('db')], ports: [tcp(1)] }]),
          policy('db', 'Ingress', [{ ports: [tcp(80), tcp(5432)] }]),
        ],
        ['to allow it: add TCP 5432 to egress rule 0 of shop/web-egress'],
      ],
    ])('%s', (_case, declared, policies, expected) => {
      const ports = declared === undefined ? [] : [{ containerPort: declared }];
      const db = { ...pod('db'), spec: { containers: [{ name: 'main', ports }] } };
      const reachability = Reachability.of(clusterOfObjects([pod('web'), db, ...policies]));
      const lines = reachability.explain({ from: 'shop/web', to: 'shop/db' }).split('\n');
      const advised = lines.map((line) => line.trim()).filter((line) => /^(to allow it|and also): /.test(line));
      expect(advised).toEqual(expected);
    });
  });
});

describe('of a flow to a Service', () => {
  it('each pod behind it is explained, and what they have in common is not', () => {
    const lines = explained({ from: 'shop/api', to: 'shop/Service/shop', port: 80 });
    expect(matching(lines, /^(allowed|denied|unknown): /)).toEqual([
      'unknown: shop/Pod/api -> shop/Service/shop, TCP 80',
      'allowed: shop/Pod/api -> shop/Pod/job, TCP 8080',
      'denied: shop/Pod/api -> shop/Pod/web, TCP 8080',
    ]);
    expect(matching(lines, /^shop\//)).toEqual(['shop/web-ingress has no ingress rule: it allows nothing']);
    expect(matching(lines, /^note /)).toEqual([expect.stringContaining('(backends-differ)')]);
    expect(matching(lines, /^to decide it: /)).toHaveLength(1);
  });

  it('one pod behind it is explained once', () => {
    const lines = explained({ from: 'shop/job', to: 'shop/Service/db' });
    expect(matching(lines, /^denied: /)).toHaveLength(2);
    expect(matching(lines, /^shop\/db-ingress /)).toHaveLength(1);
    expect(matching(lines, /^to allow it: /)).toHaveLength(1);
  });

  it('without pods it is said what is missing', () => {
    const lines = explained({ from: 'shop/job', to: 'shop/Service/nobody' });
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('(service-without-pods)');
  });
});

it('says what would decide whatever the input leaves open', () => {
  const open: [Flow, string][] = [
    [{ from: 'shop/job', to: 'shop/api', port: 9091 }, 'podCidrs'],
    [{ from: 'ip:10.20.0.0-10.21.0.0', to: 'shop/api', port: 9091 }, 'one address'],
    [{ from: 'shop/web', to: 'shop/api', protocol: 'ICMP' }, 'TCP, UDP or SCTP'],
  ];
  for (const [flow, way] of open) {
    const lines = explained(flow);
    expect(lines[0]).toMatch(/^unknown: /);
    expect(lines.at(-1)).toMatch(new RegExp(`^to decide it: .*${way}`));
  }
});

describe('of pods in a namespace that the input does not declare', () => {
  const byLabels = (namespaceSelector: object): object =>
    policy('api', 'Ingress', [{ from: [{ namespaceSelector }], ports: [tcp(9090)] }]);
  const declared = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'b' } } };
  const exists = (key: string, operator = 'Exists'): object => ({ matchExpressions: [{ key, operator }] });

  it.each<[string, object, 'allowed' | 'denied' | 'unknown', 'allowed' | 'denied']>([
    ['labels', { matchLabels: { team: 'b' } }, 'unknown', 'allowed'],
    ['other labels', { matchLabels: { team: 'a' } }, 'unknown', 'denied'],
    ['that labels are not there', exists('team', 'DoesNotExist'), 'unknown', 'denied'],
    ['labels, and the name', { matchLabels: { [NAME]: 'shop', team: 'b' } }, 'unknown', 'allowed'],
    ['labels, and another name', { matchLabels: { [NAME]: 'ops', team: 'b' } }, 'denied', 'denied'],
    ['the name alone', { matchLabels: { [NAME]: 'shop' } }, 'allowed', 'allowed'],
    ['any name', exists(NAME), 'allowed', 'allowed'],
    ['nothing', {}, 'allowed', 'allowed'],
    [
      'labels that contradict each other',
      { matchLabels: { team: 'b' }, ...exists('team', 'DoesNotExist') },
      'denied',
      'denied',
    ],
  ])('a rule that asks for %s', (_case, selector, undeclaredOutcome, declaredOutcome) => {
    const objects = [pod('web'), pod('api'), byLabels(selector)];
    const outcomes = [objects, [...objects, declared]].map((each) => {
      const { verdict, caveats, ingress } = Reachability.of(clusterOfObjects(each)).evaluate(FLOW);
      expect(caveats.map(({ code }) => code)).toEqual(verdict === 'unknown' ? ['namespace-labels-unknown'] : []);
      expect(ingress.policies[0].rules[0].matched).toBe({ allowed: true, denied: false, unknown: null }[verdict]);
      return verdict;
    });
    expect(outcomes).toEqual([undeclaredOutcome, declaredOutcome]);
  });

  it('names the namespace, and says what to add', () => {
    const objects = [pod('web'), pod('api'), byLabels({ matchLabels: { team: 'b' } })];
    const lines = Reachability.of(clusterOfObjects(objects)).explain(FLOW).split('\n');
    expect(lines.filter((line) => /rule 0 may match: .* the labels of namespace shop\b/.test(line))).toHaveLength(1);
    expect(lines.at(-1)).toMatch(/to decide it: .*Namespace/);
  });

  it('is allowed where another rule allows it', () => {
    const objects = [pod('web'), pod('api'), byLabels({ matchLabels: { team: 'b' } })];
    const other = policy('api', 'Ingress', [{ from: [name('web')] }], 'other');
    const { verdict, caveats } = Reachability.of(clusterOfObjects([...objects, other])).evaluate(FLOW);
    expect({ verdict, caveats }).toEqual({ verdict: 'allowed', caveats: [] });
  });
});
