import type { AppGraph } from '../../lib/graph/app-graph';
import { lower } from '../../lib/lower/lower';
import { LabelSelector } from '../../lib/model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../../lib/model/namespace';
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
  namespace,
  namesOf,
  plainPolicies,
  SYSTEM,
  tcp,
  tier,
} from './graph-parts';

const web = tier(FRONT, { app: 'web' });
const api = tier(BACK, { app: 'api' });
const db = tier(BACK, { app: 'db' }, { declaredPorts: undefined });
const dns = tier(SYSTEM, { app: 'dns' });
const denyFront = deny('deny-front', everyPodOf(FRONT));
const denyBack = deny('deny-back', everyPodOf(BACK));

/** The policy of that name, as `namespace/name`, and as plain object. */
function policyNamed(name: string, graph: AppGraph) {
  const lowering = lower(graph);
  const index = namesOf(lowering).indexOf(name);
  if (index === -1) throw new Error(`no policy ${name} among ${namesOf(lowering).join(', ')}`);
  return { ...lowering.policies[index].policy, plain: plainPolicies(lowering)[index] };
}

describe('ports of a flow', () => {
  test.each([
    ['the declared ports of an ingress subject', allow('r', api, [at(web)]), { port: 80, protocol: 'TCP' }],
    [
      'the declared ports of an egress peer',
      allow('r', web, [at(api)], { direction: 'egress' }),
      { port: 80, protocol: 'TCP' },
    ],
    ['ports of the rule win', allow('r', api, [at(web)], { ports: tcp(9) }), { port: 9, protocol: 'TCP' }],
  ])('%s', (_, rule, port) => {
    const [policy] = plainPolicies(lower(graphOf([rule])));
    const [written] = [...(policy.spec?.ingress ?? []), ...(policy.spec?.egress ?? [])];
    expect(written?.ports).toEqual([port]);
  });

  test.each([
    ['an ingress subject without ports', allow('r', db, [at(web)])],
    ['an egress peer without ports', allow('r', web, [at(db)], { direction: 'egress' })],
    ['egress to anywhere', allow('r', web, [ANYWHERE], { direction: 'egress' })],
    ['egress to addresses', allow('r', web, [addresses(undefined, '10.0.0.0/8')], { direction: 'egress' })],
  ])('ports-missing: %s', (_, rule) => {
    const lowering = lower(graphOf([rule]));
    expect(lowering.diagnostics).toMatchObject([{ code: 'ports-missing', severity: 'error', constructPath: 'app/r' }]);
    expect(lowering.policies).toEqual([]);
  });

  test('ports-missing is reported once for a rule, and peers with ports are written', () => {
    const lowering = lower(graphOf([allow('r', web, [at(db), at(db), at(api)], { direction: 'egress' })]));
    expect(codesOf(lowering).filter((code) => code === 'ports-missing')).toHaveLength(1);
    expect(plainPolicies(lowering)[0].spec?.egress).toHaveLength(1);
  });

  test('the same flow from both ends is one flow with the ports of both', () => {
    const graph = graphOf([
      allow('in', api, [at(web)], { ports: tcp(1), pairing: 'one-sided' }),
      allow('out', web, [at(api)], { ports: tcp(2), direction: 'egress', pairing: 'one-sided' }),
    ]);
    expect(policyNamed('back/in', graph).ingress[0].ports.key).toBe('TCP/1-1,TCP/2-2');
    expect(policyNamed('front/out', graph).egress[0].ports.key).toBe('TCP/1-1,TCP/2-2');
    expect(namesOf(lower(graph))).toEqual(['back/in', 'front/out']);
  });

  test('the same half twice is one policy of the first rule, which notes both', () => {
    const graph = graphOf([
      allow('b', api, [at(web)], { ports: tcp(2) }),
      allow('a', api, [at(web), at(web)], { ports: tcp(1) }),
    ]);
    const lowering = lower(graph);
    expect(namesOf(lowering)).toEqual(['back/a']);
    expect(lowering.policies[0].rules.map(({ policyName }) => policyName)).toEqual(['a', 'b']);
    expect(lowering.policies[0].policy.ingress[0].ports.key).toBe('TCP/1-1,TCP/2-2');
  });
});

describe('peers as they are written', () => {
  test.each([
    ['own namespace: pods alone', at(tier(BACK, { app: 'x' })), [{ podSelector: { matchLabels: { app: 'x' } } }]],
    ['all pods of the own namespace', at(everyPodOf(BACK)), [{ podSelector: {} }]],
    [
      'another namespace: both selectors in one entry',
      at(web),
      [
        {
          namespaceSelector: { matchLabels: { [NAMESPACE_NAME_LABEL]: 'front' } },
          podSelector: { matchLabels: { app: 'web' } },
        },
      ],
    ],
    [
      'all pods of another namespace',
      at(everyPodOf(FRONT)),
      [{ namespaceSelector: { matchLabels: { [NAMESPACE_NAME_LABEL]: 'front' } } }],
    ],
    [
      'addresses',
      addresses(undefined, '10.0.0.0/8', '::/0'),
      [{ ipBlock: { cidr: '10.0.0.0/8' } }, { ipBlock: { cidr: '::/0' } }],
    ],
    ['anywhere', ANYWHERE, undefined],
  ])('%s', (_, peer, from) => {
    const [policy] = plainPolicies(lower(graphOf([allow('r', api, [peer])])));
    expect(policy.spec?.ingress?.[0]?.from).toEqual(from);
  });

  test('two hosts at the same address keep their names', () => {
    const peers = [addresses('b.example', '192.0.2.1/32'), addresses('a.example', '192.0.2.1/32')];
    const { annotations, plain } = policyNamed('back/r', graphOf([allow('r', api, peers)]));
    expect(annotations['cdk8s-netpol/host']).toBe('a.example\nb.example');
    expect(plain.spec?.ingress?.[0]?.from).toHaveLength(1);
    const twoRules = graphOf([allow('r', api, [peers[0]]), allow('s', api, [peers[1]])]);
    expect(policyNamed('back/s', twoRules).annotations['cdk8s-netpol/host']).toBe('a.example');
  });
});

describe('AUTO', () => {
  const rule = allow('r', api, [at(web)]);
  const half = 'front/r-egress';

  test.each([
    ['the peer is not isolated', [rule], []],
    ['the peer is isolated in the other direction only', [rule, deny('d', web, { directions: ['ingress'] })], []],
    ['pods of another namespace are isolated', [rule, denyBack], []],
    ['the rule is one-sided', [allow('r', api, [at(web)], { pairing: 'one-sided' }), denyFront], []],
    ['a deny of the namespace', [rule, denyFront], [half]],
    ['a deny of the tier', [rule, deny('d', web)], [half]],
    [
      'another allow of the tier',
      [rule, allow('x', web, [ANYWHERE], { direction: 'egress', ports: tcp(443) })],
      [half],
    ],
    ['two denies that cover the tier together', [rule, ...denyInPieces()], [half]],
    [
      'the other half of a rule with BOTH',
      [rule, allow('x', db, [at(web)], { ports: tcp(5), pairing: 'both' })],
      [half],
    ],
  ])('%s', (_, rules, written) => {
    const lowering = lower(graphOf(rules));
    expect(namesOf(lowering).filter((name) => name === half)).toEqual(written);
    expect(codesOf(lowering).filter((code) => code === 'partly-isolated')).toEqual([]);
  });

  test('a foreign policy isolates as well', () => {
    const isolated = foreign('f', FRONT, { isolates: ['egress'] });
    expect(namesOf(lower(graphOf([rule], [isolated])))).toContain(half);
    expect(namesOf(lower(graphOf([rule], [foreign('f', FRONT)])))).not.toContain(half);
  });

  test.each([
    ['a deny of some of its pods', [rule, deny('d', tier(FRONT, { app: 'web', canary: 'yes' }))], 'app/d'],
    ['a deny of pods that may be its pods', [rule, deny('d', tier(FRONT, { team: 'x' }))], 'app/d'],
  ])('partly-isolated: %s', (_, rules, isolatedBy) => {
    const lowering = lower(graphOf(rules));
    const found = lowering.diagnostics.filter(({ code }) => code === 'partly-isolated');
    expect(found).toMatchObject([{ severity: 'error', constructPath: 'app/r' }]);
    expect(found[0].message).toContain(isolatedBy);
    expect(namesOf(lowering)).not.toContain(half);
  });

  test('partly-isolated names the first culprit by name, whatever the order', () => {
    const [a, b] = ['a', 'b'].map((name) =>
      foreign(name, FRONT, { pods: LabelSelector.of({ [name]: 'x' }), isolates: ['egress'] }),
    );
    const message = (policies: (typeof a)[]) =>
      lower(graphOf([rule], policies)).diagnostics.find(({ code }) => code === 'partly-isolated')?.message;
    expect(message([b, a])).toBe(message([a, b]));
    expect(message([b, a])).toContain('front/a');
  });

  test('near misses of partly-isolated', () => {
    const some = deny('d', tier(FRONT, { app: 'web', canary: 'yes' }));
    const declared = allow('out', web, [at(api)], { direction: 'egress' });
    expect(codesOf(lower(graphOf([rule, some, declared])))).not.toContain('partly-isolated');
    expect(codesOf(lower(graphOf([rule, deny('d', tier(FRONT, { app: 'other' }))])))).not.toContain('partly-isolated');
    expect(codesOf(lower(graphOf([{ ...rule, pairing: 'one-sided' }, some])))).not.toContain('partly-isolated');
  });

  test('wide peers and pods of others have no other half', () => {
    const graph = graphOf([
      denyFront,
      denyBack,
      allow('r', api, [ANYWHERE]),
      allow('s', api, [at(dns)], { direction: 'egress' }),
    ]);
    expect(namesOf(lower(graph))).toEqual(['back/deny-back', 'back/r', 'back/s', 'front/deny-front']);
  });

  test('pods that one rule names as imported and another as its own have their other half', () => {
    const imported = tier(FRONT, { app: 'web' }, { owned: false });
    const rules = [allow('a', api, [at(imported)]), allow('b', api, [at(web)]), denyFront];
    expect(namesOf(lower(graphOf(rules)))).toContain('front/a-egress');
    expect(namesOf(lower(graphOf(rules.slice(0, 1))))).not.toContain('front/a-egress');
  });

  test('what a wide half allows on some ports does not keep the others from being written', () => {
    const wide = allow(
      'wide',
      api,
      [{ kind: 'selection', peer: { podSelector: web.pods, namespaceSelector: FRONT.selector } }],
      {
        pairing: 'both',
        ports: tcp(9),
      },
    );
    const { egress } = policyNamed('front/wide-egress', graphOf([rule, wide]));
    expect(egress[0].ports.key).toBe('TCP/9-9,TCP/80-80');
  });

  function denyInPieces() {
    const pieces = (['Exists', 'DoesNotExist'] as const).map((operator) =>
      LabelSelector.of({ app: 'web' }, [{ key: 'canary', operator, values: [] }]),
    );
    return pieces.map((pods, index) => deny(`d${index}`, { ...web, pods }));
  }
});

describe('BOTH', () => {
  const both = { pairing: 'both' } as const;

  test('writes the other half whatever isolates the peer', () => {
    const half = policyNamed('front/r-egress', graphOf([allow('r', api, [at(web)], both)]));
    expect(half).toMatchObject({ isolates: ['egress'], podSelector: web.pods });
    expect(half.plain.spec?.egress?.[0]?.ports).toEqual([{ port: 80, protocol: 'TCP' }]);
  });

  test('writes one half in each owned namespace that a wide peer matches', () => {
    const anyPod = { kind: 'selection', peer: { namespaceSelector: LabelSelector.EVERYTHING } } as const;
    expect(namesOf(lower(graphOf([allow('r', api, [anyPod], both)])))).toEqual([
      'back/r',
      'back/r-egress',
      'front/r-egress',
    ]);
    const inFront = { kind: 'selection', peer: { podSelector: web.pods, namespaceSelector: FRONT.selector } } as const;
    expect(policyNamed('front/r-egress', graphOf([allow('r', api, [inFront], both)])).podSelector).toBe(web.pods);
    const own = { kind: 'selection', peer: { podSelector: web.pods } } as const;
    expect(namesOf(lower(graphOf([allow('r', api, [own], both)])))).toEqual(['back/r', 'back/r-egress']);
    expect(namesOf(lower(graphOf([allow('r', api, [ANYWHERE], both)])))).toEqual([
      'back/r',
      'back/r-egress',
      'front/r-egress',
    ]);
  });

  test.each([
    ['addresses', addresses(undefined, '10.0.0.0/8')],
    ['pods of somebody else', at(dns)],
    ['a namespace that is not ours', { kind: 'selection', peer: { namespaceSelector: SYSTEM.selector } } as const],
  ])('no-other-end: %s', (_, peer) => {
    const lowering = lower(graphOf([allow('r', api, [peer], { ...both, ports: tcp(1), isolates: true })]));
    expect(lowering.diagnostics).toMatchObject([{ code: 'no-other-end', severity: 'error', constructPath: 'app/r' }]);
  });

  test('near misses of no-other-end', () => {
    const rules = [allow('r', api, [addresses(undefined, '10.0.0.0/8')]), allow('s', api, [at(web)], both)];
    expect(codesOf(lower(graphOf(rules)))).not.toContain('no-other-end');
  });

  test('two wide rules with the same other half: their ports together, and both are noted', () => {
    const peer = (labels: Record<string, string>) =>
      ({ kind: 'selection', peer: { podSelector: web.pods, namespaceSelector: LabelSelector.of(labels) } }) as const;
    const labelled = namespace('front', { labels: { ...FRONT.labels, team: 'x' } });
    const graph = {
      ...graphOf([
        allow('r', api, [peer({ team: 'x' })], { ...both, ports: tcp(1) }),
        allow('s', api, [peer(FRONT.selector.labels)], { ...both, ports: tcp(2) }),
      ]),
      namespaces: [labelled, BACK],
    };
    const lowering = lower(graph);
    expect(namesOf(lowering)).toEqual(['back/r', 'back/s', 'front/r-egress']);
    expect(lowering.policies[2].rules.map(({ policyName }) => policyName)).toEqual(['r', 's']);
    expect(lowering.policies[2].policy.egress[0].ports.key).toBe('TCP/1-1,TCP/2-2');
  });

  test('an own half with fewer ports does not stand for a wide one', () => {
    const inFront = { kind: 'selection', peer: { podSelector: web.pods, namespaceSelector: FRONT.selector } } as const;
    const graph = graphOf([
      allow('wide', api, [inFront], { ...both, ports: tcp(9) }),
      allow('out', web, [at(api)], { direction: 'egress', ports: tcp(80) }),
    ]);
    expect(policyNamed('front/wide-egress', graph).egress[0].ports.key).toBe('TCP/9-9');
  });

  test('a half that a rule declares itself is not written again', () => {
    const graph = graphOf([allow('r', api, [at(web)], both), allow('out', web, [at(api)], { direction: 'egress' })]);
    expect(namesOf(lower(graph))).toEqual(['back/r', 'front/out']);
  });
});

describe('names of other halves', () => {
  const both = { pairing: 'both' } as const;

  test('named for the rule, and for the peer where there are several', () => {
    const other = tier(FRONT, { app: 'Other' });
    expect(namesOf(lower(graphOf([allow('r', api, [at(web), at(other)], both)])))).toEqual([
      'back/r',
      'front/r-egress-other',
      'front/r-egress-web',
    ]);
    expect(namesOf(lower(graphOf([allow('r', web, [at(api)], { ...both, direction: 'egress' })])))).toEqual([
      'back/r-ingress',
      'front/r',
    ]);
  });

  test('peers with the same id keep policies of their own', () => {
    const twin = tier(FRONT, { app: 'web', canary: 'yes' }, { id: web.id });
    const lowering = lower(graphOf([allow('r', api, [at(web), at(twin)], both)]));
    expect(namesOf(lowering)).toEqual(['back/r', 'front/r-egress-web', 'front/r-egress-web-2']);
    expect(lowering.policies.slice(1).map(({ policy }) => policy.podSelector)).toEqual([web.pods, twin.pods]);
    expect(codesOf(lowering)).not.toContain('duplicate-policy-name');
  });

  test('wide peers in the same namespace keep policies of their own', () => {
    const pods = (app: string) =>
      ({
        kind: 'selection',
        peer: { podSelector: LabelSelector.of({ app }), namespaceSelector: FRONT.selector },
      }) as const;
    const lowering = lower(
      graphOf([allow('r', api, [pods('web'), pods('other')], { ...both, ports: PolicyPorts.ALL })]),
    );
    expect(namesOf(lowering)).toEqual(['back/r', 'front/r-egress-front', 'front/r-egress-front-2']);
    expect(lowering.policies[2].policy.podSelector.labels).toEqual({ app: 'other' });
  });
});
