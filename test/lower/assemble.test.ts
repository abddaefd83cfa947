import { lower } from '../../lib/lower/lower';
import { PolicyPorts } from '../../lib/model/policy-ports';
import {
  addresses,
  allow,
  ANYWHERE,
  at,
  BACK,
  codesOf,
  deny,
  everyPodOf,
  foreign,
  FRONT,
  graphOf,
  namesOf,
  notes,
  plainPolicies,
  tcp,
  tier,
} from './graph-parts';

const web = tier(FRONT, { app: 'web' });
const api = tier(BACK, { app: 'api' });
const db = tier(BACK, { app: 'db' });
const grouped = tier(BACK, { app: 'api' }, { grouping: 'subject' });
const oneSided = { pairing: 'one-sided' } as const;

describe('isolations', () => {
  const front = everyPodOf(FRONT);

  test.each([
    [
      'twice the same',
      [
        ['ingress', 'egress'],
        ['ingress', 'egress'],
      ],
      ['front/d0'],
    ],
    ['one within the other', [['ingress'], ['ingress', 'egress']], ['front/d1']],
    ['two directions apart', [['ingress'], ['egress']], ['front/d0', 'front/d1']],
    ['three of which one is enough', [['ingress'], ['egress'], ['ingress', 'egress']], ['front/d2']],
  ] as const)('%s', (_, directions, names) => {
    const rules = directions.map((each, index) => deny(`d${index}`, front, { directions: each }));
    const lowering = lower(graphOf(rules));
    expect(namesOf(lowering)).toEqual(names);
    expect(lowering.policies.flatMap((policy) => policy.rules)).toHaveLength(rules.length);
  });

  test('other pods are isolated by a policy of their own', () => {
    expect(namesOf(lower(graphOf([deny('a', front), deny('b', web), deny('c', everyPodOf(BACK))])))).toEqual([
      'back/c',
      'front/a',
      'front/b',
    ]);
  });

  test('a policy that only isolates has no rules', () => {
    const [policy] = plainPolicies(lower(graphOf([deny('d', front, { directions: ['egress'] })])));
    expect(policy.spec).toEqual({ podSelector: {}, policyTypes: ['Egress'] });
  });
});

describe('rules of one policy', () => {
  test('peers with the same ports share a rule, others do not', () => {
    const peers = [at(web), at(db), addresses(undefined, '10.0.0.0/8')];
    const same = lower(graphOf([allow('r', api, peers, { ports: tcp(1) })]));
    expect(same.policies[0].policy.ingress).toHaveLength(1);
    expect(same.policies[0].policy.ingress[0].peers).toHaveLength(3);
    const declared = tier(BACK, { app: 'x' }, { declaredPorts: tcp(9) });
    const different = lower(graphOf([allow('r', web, [at(db), at(declared)], { direction: 'egress', ...oneSided })]));
    expect(different.policies[0].policy.egress.map(({ ports }) => ports.key)).toEqual(['TCP/80-80', 'TCP/9-9']);
  });

  test('anywhere stands alone', () => {
    const lowering = lower(graphOf([allow('r', api, [ANYWHERE, at(web)], { ports: tcp(1) })]));
    expect(lowering.policies[0].policy.ingress.map(({ peers }) => peers.length)).toEqual([0, 1]);
  });
});

describe('one policy for each subject', () => {
  test('takes all rules in both directions, and is named for the subject', () => {
    const rules = [
      deny('deny', grouped),
      allow('in', grouped, [at(web)]),
      allow('out', grouped, [at(web)], { direction: 'egress', ...oneSided }),
    ];
    const lowering = lower(graphOf(rules));
    expect(namesOf(lowering)).toEqual(['back/api']);
    expect(lowering.policies[0].policy).toMatchObject({ isolates: ['ingress', 'egress'], podSelector: grouped.pods });
    expect(lowering.policies[0].rules).toHaveLength(3);
  });

  test('takes the other halves at the subject as well', () => {
    const lowering = lower(
      graphOf([allow('r', grouped, [ANYWHERE]), allow('out', web, [at(grouped)], { direction: 'egress' })]),
    );
    expect(namesOf(lowering)).toEqual(['back/api', 'front/out']);
    expect(lowering.policies[0].policy.ingress.map(({ peers }) => peers.length)).toEqual([0]);
  });

  test('where tiers of the same pods disagree, grouping wins, and the first name', () => {
    const twin = { ...grouped, id: 'twin', policyName: 'aaa' };
    const rules = [
      allow('r', grouped, [at(web)]),
      allow('s', twin, [at(db)]),
      allow('t', api, [ANYWHERE], { ports: tcp(9) }),
    ];
    expect(namesOf(lower(graphOf(rules)))).toEqual(['back/aaa']);
  });

  test.each([
    [
      'the same peer on fewer ports',
      allow('s', grouped, [at(web)], { ports: tcp(5) }),
      allow('r', grouped, [at(web)], { ports: tcp(1, 9) }),
      1,
    ],
    [
      'pods of a namespace that is allowed',
      allow('s', grouped, [at(web)]),
      allow('r', grouped, [at(everyPodOf(FRONT))]),
      1,
    ],
    [
      'anything beside anywhere',
      allow('s', grouped, [at(web), addresses(undefined, '10.0.0.0/8')]),
      allow('r', grouped, [ANYWHERE]),
      1,
    ],
    [
      'a range in a wider one',
      allow('s', grouped, [addresses(undefined, '10.1.0.0/16')]),
      allow('r', grouped, [addresses(undefined, '10.0.0.0/8')]),
      1,
    ],
    [
      'more ports of pods in a namespace',
      allow('s', grouped, [at(web)], { ports: PolicyPorts.ALL }),
      allow('r', grouped, [at(everyPodOf(FRONT))]),
      2,
    ],
    [
      'a range beside another',
      allow('s', grouped, [addresses(undefined, '11.0.0.0/16')]),
      allow('r', grouped, [addresses(undefined, '10.0.0.0/8')]),
      2,
    ],
    [
      'the same range by another host',
      allow('s', grouped, [addresses('x', '10.0.0.0/8')]),
      allow('r', grouped, [addresses('y', '10.0.0.0/8')]),
      1,
    ],
  ])('leaves out %s', (_, inner, outer, entries) => {
    for (const rules of [
      [inner, outer],
      [{ ...inner, policyName: 'a' }, outer],
    ]) {
      const [{ policy }] = lower(graphOf(rules)).policies;
      const written = policy.ingress.map(({ peers }) => Math.max(peers.length, 1));
      expect(written.reduce((sum, each) => sum + each, 0)).toBe(entries);
    }
  });

  test('of two that allow the same one stays', () => {
    const [a, b] = [BACK.selector, undefined].map((namespaceSelector) => ({
      kind: 'selection' as const,
      peer: { podSelector: web.pods, namespaceSelector },
    }));
    const [{ policy }] = lower(graphOf([allow('r', grouped, [a, b])])).policies;
    expect(policy.ingress.flatMap(({ peers }) => peers)).toEqual([a.peer]);
  });

  test('one policy for each rule is not pruned: each says what its construct says', () => {
    const rules = [allow('r', api, [at(everyPodOf(FRONT)), at(web)], oneSided)];
    expect(lower(graphOf(rules)).policies[0].policy.ingress[0].peers).toHaveLength(2);
  });
});

describe('labels and annotations', () => {
  test('what one rule says stands there as it is', () => {
    const said = notes({
      rationale: 'why',
      owner: 'team',
      reviewBy: '2030-01-31',
      layer: 'baseline',
      labels: { a: 'b' },
      annotations: { c: 'd' },
    });
    expect(lower(graphOf([{ ...deny('d', web), notes: said }])).policies[0].policy).toMatchObject({
      labels: { a: 'b', 'cdk8s-netpol/layer': 'baseline' },
      annotations: {
        c: 'd',
        'cdk8s-netpol/owner': 'team',
        'cdk8s-netpol/rationale': 'why',
        'cdk8s-netpol/review-by': '2030-01-31',
      },
    });
  });

  test('of several rules each has a line, and a label where they agree', () => {
    const rules = [
      { ...deny('deny', grouped), notes: notes({ layer: 'baseline', owner: 'x', annotations: { own: '1' } }) },
      { ...allow('in', grouped, [at(web)]), notes: notes({ owner: 'y', labels: { a: 'b' } }) },
      { ...allow('more', grouped, [at(db)]), notes: notes({ labels: { a: 'b' } }) },
    ];
    const { labels, annotations } = lower(graphOf(rules)).policies[0].policy;
    expect(labels).toEqual({ a: 'b' });
    expect(annotations).toEqual({
      'cdk8s-netpol/layer': 'deny: baseline\nin: application\nmore: application',
      'cdk8s-netpol/owner': 'deny: x\nin: y',
      own: 'deny: 1',
    });
  });

  test('keys named like what every object inherits are keys', () => {
    const said = notes({ labels: { constructor: 'l' }, annotations: { constructor: 'a', toString: 'b' } });
    const rules = [{ ...deny('deny', grouped), notes: said }, allow('in', grouped, [at(web)])];
    const { labels, annotations } = lower(graphOf(rules)).policies[0].policy;
    expect({ ...labels }).toEqual({ constructor: 'l', 'cdk8s-netpol/layer': 'application' });
    expect({ ...annotations }).toEqual({ constructor: 'deny: a', toString: 'deny: b' });
  });

  test('policy-label-conflict, and its near miss', () => {
    const labelled = (value: string) => [
      { ...deny('deny', grouped), notes: notes({ labels: { a: 'b' } }) },
      { ...allow('in', grouped, [at(web)]), notes: notes({ labels: { a: value } }) },
    ];
    const { diagnostics } = lower(graphOf(labelled('c')));
    expect(diagnostics).toMatchObject([{ code: 'policy-label-conflict', severity: 'error', constructPath: 'app/in' }]);
    expect(lower(graphOf(labelled('b'))).diagnostics).toEqual([]);
  });
});

describe('duplicate-policy-name', () => {
  test('two rules of one name in a namespace: the second is reported and names the first', () => {
    const rules = [
      deny('same', web),
      { ...deny('same', everyPodOf(FRONT)), origin: { constructPath: 'app/other', location: () => undefined } },
    ];
    const clashes = lower(graphOf(rules)).diagnostics;
    expect(clashes).toMatchObject([{ code: 'duplicate-policy-name', severity: 'error', constructPath: 'app/same' }]);
    expect(clashes[0].message).toContain('app/other');
    expect(clashes[0].message).toContain('front/same');
  });

  test('a foreign policy has its name first, and its place is named', () => {
    const { diagnostics } = lower(graphOf([deny('same', web)], [foreign('same', FRONT)]));
    expect(diagnostics).toMatchObject([{ code: 'duplicate-policy-name', constructPath: 'app/same' }]);
    expect(diagnostics[0].message).toContain('main.ts:3');
  });

  test('the other half of a rule can clash', () => {
    const rules = [allow('r', api, [at(web)], { pairing: 'both' }), deny('r-egress', everyPodOf(FRONT))];
    expect(codesOf(lower(graphOf(rules)))).toContain('duplicate-policy-name');
  });

  test('near misses', () => {
    expect(codesOf(lower(graphOf([deny('same', everyPodOf(FRONT)), deny('same', everyPodOf(BACK))])))).toEqual([]);
    expect(codesOf(lower(graphOf([deny('same', web)], [foreign('same', BACK), foreign('other', FRONT)])))).toEqual([]);
  });
});
