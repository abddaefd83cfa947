import { checkClosure, closureOf } from '../../lib/closure/closure';
import { subjectOf, type ClosureFinding } from '../../lib/closure/finding';
import type { AllowRule, AppGraph, Endpoint, ForeignPolicy, GraphRule } from '../../lib/graph/app-graph';
import type { LoweredPolicy } from '../../lib/lower/assemble';
import { LabelSelector, type Labels } from '../../lib/model/label-selector';
import type { NetworkPolicy, PolicyPeer } from '../../lib/model/network-policy';
import { PolicyPorts } from '../../lib/model/policy-ports';
import {
  addresses,
  allow,
  ANYWHERE,
  at,
  BACK,
  deny,
  everyPodOf,
  foreign,
  FRONT,
  graphOf,
  SYSTEM,
  tcp,
  tier,
} from '../lower/graph-parts';

const WEB = tier(FRONT, { app: 'web' });
const API = tier(FRONT, { app: 'api' });
const DB = tier(BACK, { app: 'db' });
/** Two tiers that share pods. */
const CANARY = tier(FRONT, { track: 'canary' });

const IN_FRONT: PolicyPeer = { namespaceSelector: FRONT.selector, podSelector: WEB.pods };
const TO_BACK: PolicyPeer = { namespaceSelector: BACK.selector, podSelector: DB.pods };

type Written = Partial<Pick<NetworkPolicy, 'isolates' | 'ingress' | 'egress'>>;

/** A policy for an endpoint, as if the rules had been lowered to it. */
function written(name: string, subject: Endpoint, rules: GraphRule[], rest: Written): LoweredPolicy {
  return {
    policy: {
      ...{ namespace: subject.namespace.name, name, labels: {}, annotations: {}, podSelector: subject.pods },
      ...{ isolates: ['ingress'], ingress: [], egress: [], ...rest },
    },
    rules,
  };
}

function from(peers: PolicyPeer[], ports = tcp(80)): Written {
  return { isolates: ['ingress'], ingress: [{ peers, ports }] };
}

function to(peers: PolicyPeer[], ports = tcp(80)): Written {
  return { isolates: ['egress'], egress: [{ peers, ports }] };
}

/** Witnesses are those of the first pods: tiers in the order of their ids, then others; and the lowest port. */
interface Found {
  readonly code: string;
  /** The policy, or the rule's construct where no policy is to blame. */
  readonly who: string;
  readonly flow: string;
}

function foundIn(graph: AppGraph, policies: LoweredPolicy[]): Found[] {
  return closureOf(graph, policies).findings.map(({ code, policy, origin, witness }) => ({
    code,
    who: policy ? `${policy.namespace}/${policy.name}` : origin.constructPath,
    flow: `${witness.from} > ${witness.to} ${witness.protocol} ${witness.port}`,
  }));
}

interface Row {
  readonly what: string;
  readonly rules: GraphRule[];
  readonly policies?: LoweredPolicy[];
  readonly foreign?: ForeignPolicy[];
  readonly found: readonly (readonly [code: string, who: string, flow: string])[];
}

const rule = allow('rule', DB, [at(WEB)]);
const other = allow('other', DB, [at(WEB)], { ports: tcp(81), pairing: 'one-sided' });
const denyFront = deny('deny', everyPodOf(FRONT), { directions: ['egress'] });
const oneSided = { ...rule, pairing: 'one-sided' } as const;
const both = { ...rule, pairing: 'both' } as const;
const wholeFront = written('deny', everyPodOf(FRONT), [denyFront], { isolates: ['egress'] });
const own = written('rule', DB, [rule], from([IN_FRONT]));
const half = written('rule-egress', WEB, [rule], to([TO_BACK]));

const DECLARED: Row[] = [
  { what: 'nothing declared and nothing written', rules: [], found: [] },
  { what: 'what is declared is written', rules: [rule], policies: [own], found: [] },
  {
    what: 'a rule without a policy: what it isolates is open',
    rules: [rule],
    found: [['intent-exceeded', 'app/rule', 'back/Tier/db > back/Tier/db TCP 1']],
  },
  {
    what: 'an allow of everything needs no policy',
    rules: [allow('rule', DB, [ANYWHERE], { ports: PolicyPorts.ALL })],
    found: [],
  },
  {
    what: 'another port',
    rules: [rule],
    policies: [written('rule', DB, [rule], from([IN_FRONT], tcp(81)))],
    found: [
      ['intent-blocked', 'app/rule', 'front/Tier/web > back/Tier/db TCP 80'],
      ['intent-exceeded', 'back/rule', 'front/Tier/web > back/Tier/db TCP 81'],
    ],
  },
  {
    what: 'a port more',
    rules: [rule],
    policies: [written('rule', DB, [rule], from([IN_FRONT], tcp(80, 81)))],
    found: [['intent-exceeded', 'back/rule', 'front/Tier/web > back/Tier/db TCP 81']],
  },
  {
    what: 'every port for a port',
    rules: [rule],
    policies: [written('rule', DB, [rule], from([IN_FRONT], PolicyPorts.ALL))],
    found: [['intent-exceeded', 'back/rule', 'front/Tier/web > back/Tier/db TCP 1']],
  },
  {
    what: 'the ports that the destination declares, where the rule names none',
    rules: [allow('rule', WEB, [at({ ...DB, declaredPorts: tcp(5432) })], { direction: 'egress' })],
    policies: [written('rule', WEB, [rule], to([TO_BACK], tcp(5432)))],
    found: [],
  },
  {
    what: 'a name is not the number that nobody declares for it',
    rules: [allow('rule', DB, [at(WEB)], { ports: PolicyPorts.of([{ protocol: 'TCP', name: 'http' }]) })],
    policies: [own],
    found: [
      ['intent-blocked', 'app/rule', 'front/Tier/web > back/Tier/db TCP http'],
      ['intent-exceeded', 'back/rule', 'front/Tier/web > back/Tier/db TCP 80'],
    ],
  },
  {
    what: 'an address more',
    rules: [allow('rule', DB, [addresses(undefined, '10.0.0.0/8')])],
    policies: [written('rule', DB, [rule], from([{ ipBlock: { cidr: '10.0.0.0/7', except: [] } }]))],
    found: [['intent-exceeded', 'back/rule', '11.0.0.0 > back/Tier/db TCP 80']],
  },
  {
    what: 'addresses less',
    rules: [allow('rule', DB, [addresses(undefined, '10.0.0.0/8')])],
    policies: [written('rule', DB, [rule], from([{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/16'] } }]))],
    found: [['intent-blocked', 'app/rule', '10.0.0.0 > back/Tier/db TCP 80']],
  },
  {
    what: 'the same range in two halves',
    rules: [allow('rule', DB, [addresses(undefined, '10.0.0.0/8')])],
    policies: [
      written('rule', DB, [rule], {
        isolates: ['ingress'],
        ingress: [
          { peers: [{ ipBlock: { cidr: '10.0.0.0/9', except: [] } }], ports: tcp(80) },
          { peers: [{ ipBlock: { cidr: '10.128.0.0/9', except: [] } }], ports: tcp(80) },
        ],
      }),
    ],
    found: [],
  },
  {
    what: 'every pod is not everybody',
    rules: [allow('rule', DB, [ANYWHERE])],
    policies: [written('rule', DB, [rule], from([{ namespaceSelector: LabelSelector.EVERYTHING }]))],
    found: [['intent-blocked', 'app/rule', '0.0.0.0 > back/Tier/db TCP 80']],
  },
];

const ISOLATION: Row[] = [
  {
    what: 'declared and not written',
    rules: [denyFront],
    found: [['intent-exceeded', 'app/deny', 'front/{} > front/{} TCP 1']],
  },
  {
    what: 'written in another direction',
    rules: [denyFront],
    policies: [written('deny', everyPodOf(FRONT), [denyFront], { isolates: ['ingress'] })],
    found: [
      ['intent-blocked', 'front/deny', 'front/{} > front/{} TCP 1'],
      ['intent-exceeded', 'app/deny', 'front/{} > front/{} TCP 1'],
    ],
  },
  {
    what: 'written for some of the pods',
    rules: [denyFront, deny('web', WEB, { directions: ['egress'] })],
    policies: [written('deny', WEB, [denyFront], { isolates: ['egress'] })],
    found: [['intent-exceeded', 'app/deny', 'front/{} > front/Tier/web TCP 1']],
  },
  {
    what: 'written for more pods',
    rules: [deny('web', WEB, { directions: ['egress'] })],
    policies: [wholeFront],
    found: [['intent-blocked', 'front/deny', 'front/{} > front/Tier/web TCP 1']],
  },
  {
    what: 'written though nothing is declared, for what is allowed all the same',
    rules: [],
    policies: [
      written('rule', DB, [rule], { isolates: ['ingress'], ingress: [{ peers: [], ports: PolicyPorts.ALL }] }),
    ],
    found: [],
  },
  {
    what: 'a foreign policy isolates, and isolating the same pods is meant then',
    rules: [],
    policies: [wholeFront],
    foreign: [foreign('raw', FRONT, { isolates: ['egress'] })],
    found: [],
  },
  {
    what: 'a foreign policy isolates in place of one that is missing',
    rules: [denyFront],
    foreign: [foreign('raw', FRONT, { isolates: ['egress'] })],
    found: [],
  },
  { what: 'a namespace of somebody else is not judged', rules: [deny('deny', everyPodOf(SYSTEM))], found: [] },
];

const PAIRING: Row[] = [
  { what: 'AUTO, nothing isolates the other end', rules: [rule], policies: [own], found: [] },
  {
    what: 'AUTO, the other end is isolated, and the half is missing',
    rules: [rule, denyFront],
    policies: [own, wholeFront],
    found: [['intent-blocked', 'app/rule', 'front/Tier/web > back/Tier/db TCP 80']],
  },
  { what: 'AUTO, both halves', rules: [rule, denyFront], policies: [own, wholeFront, half], found: [] },
  {
    what: 'AUTO, a half where nothing isolates',
    rules: [rule],
    policies: [own, half],
    found: [['intent-blocked', 'front/rule-egress', 'front/Tier/web > back/Tier/db TCP 1']],
  },
  {
    what: 'AUTO, a foreign policy isolates the other end',
    rules: [rule],
    policies: [own],
    foreign: [foreign('raw', FRONT, { isolates: ['egress'] })],
    found: [['intent-blocked', 'app/rule', 'front/Tier/web > back/Tier/db TCP 80']],
  },
  {
    what: 'AUTO, a foreign policy allows it there',
    rules: [rule],
    policies: [own],
    foreign: [
      foreign('raw', FRONT, {
        isolates: ['egress'],
        policy: written('', WEB, [], to([TO_BACK])).policy,
      }),
    ],
    found: [['foreign-flow', 'front/raw', 'front/{} > back/Tier/db TCP 80']],
  },
  { what: 'ONE_SIDED', rules: [oneSided, denyFront], policies: [own, wholeFront], found: [] },
  {
    what: 'ONE_SIDED, a half all the same',
    rules: [oneSided, denyFront],
    policies: [own, wholeFront, half],
    found: [['intent-exceeded', 'front/rule-egress', 'front/Tier/web > back/Tier/db TCP 80']],
  },
  { what: 'BOTH, both halves', rules: [both], policies: [own, half], found: [] },
  {
    what: 'BOTH, the half is missing: the other end is open',
    rules: [both],
    policies: [own],
    found: [['intent-exceeded', 'app/rule', 'front/Tier/web > back/Tier/db TCP 1']],
  },
  {
    what: 'BOTH, the half has not the flow',
    rules: [both],
    policies: [own, written('rule-egress', WEB, [rule], to([TO_BACK], tcp(81)))],
    found: [
      ['intent-blocked', 'app/rule', 'front/Tier/web > back/Tier/db TCP 80'],
      ['intent-exceeded', 'front/rule-egress', 'front/Tier/web > back/Tier/db TCP 81'],
    ],
  },
  {
    what: 'BOTH stated for a wide peer speaks for the pods of the app that it matches',
    rules: [allow('rule', DB, [{ kind: 'selection', peer: IN_FRONT }], { pairing: 'both' })],
    policies: [own, half],
    found: [],
  },
  {
    what: 'BOTH by Defaults does not',
    rules: [
      allow('rule', DB, [{ kind: 'selection', peer: IN_FRONT }], { pairing: 'both', isPairingStated: false }),
      denyFront,
    ],
    policies: [own, wholeFront, half],
    found: [['intent-exceeded', 'front/rule-egress', 'front/{app=web} > back/Tier/db TCP 80']],
  },
  {
    what: 'an imported end claims nothing',
    rules: [allow('rule', DB, [at({ ...WEB, owned: false })]), denyFront],
    policies: [own, wholeFront],
    found: [],
  },
  {
    what: 'the same flow from either end is one flow, and its ports are united',
    rules: [rule, allow('egress', WEB, [at(DB)], { direction: 'egress', ports: tcp(81), pairing: 'one-sided' })],
    policies: [
      written('rule', DB, [rule], from([IN_FRONT], tcp(80, 81))),
      written('egress', WEB, [rule], to([TO_BACK], tcp(80, 81))),
    ],
    found: [],
  },
  {
    what: 'the other half needs only the ports of the rules that want it, and may have all of the flow',
    rules: [rule, other, denyFront],
    policies: [
      written('rule', DB, [rule], from([IN_FRONT], tcp(80, 81))),
      wholeFront,
      written('rule-egress', WEB, [rule], to([TO_BACK], tcp(80, 81))),
    ],
    found: [],
  },
];

const SHARED: Row[] = [
  {
    what: 'pods of two tiers have what is declared for either',
    rules: [allow('web', WEB, [at(DB)]), allow('canary', CANARY, [at(API)])],
    policies: [
      written('web', WEB, [rule], from([TO_BACK])),
      written('canary', CANARY, [rule], from([{ podSelector: API.pods }])),
    ],
    found: [],
  },
  {
    what: 'a policy for the pods of both tiers has too much, or too little',
    rules: [allow('web', WEB, [at(DB)])],
    policies: [
      written('web', { ...WEB, pods: LabelSelector.of({ app: 'web', track: 'canary' }) }, [rule], from([TO_BACK])),
    ],
    found: [['intent-exceeded', 'app/web', 'back/Tier/db > front/Tier/web TCP 1']],
  },
];

const FOREIGN: Row[] = [
  {
    what: 'flows that nobody declared, one finding for each policy',
    rules: [rule],
    policies: [own],
    foreign: [
      foreign('a', BACK, { policy: written('', DB, [], from([{ podSelector: LabelSelector.EVERYTHING }])).policy }),
      foreign('b', BACK, {
        policy: written('', DB, [], from([{ ipBlock: { cidr: '192.0.2.0/24', except: [] } }])).policy,
      }),
    ],
    found: [
      ['foreign-flow', 'back/a', 'back/Tier/db > back/Tier/db TCP 80'],
      ['foreign-flow', 'back/b', '192.0.2.0 > back/Tier/db TCP 80'],
    ],
  },
  {
    what: 'what is declared too, or what ours let pass too, is no such flow',
    rules: [rule],
    policies: [own],
    foreign: [foreign('a', BACK, { pods: DB.pods, policy: written('', DB, [], from([IN_FRONT])).policy })],
    found: [],
  },
  {
    what: 'adopted, it is declared',
    rules: [rule],
    policies: [own],
    foreign: [
      foreign('a', BACK, {
        isAdopted: true,
        policy: written('', DB, [], from([{ podSelector: LabelSelector.EVERYTHING }])).policy,
      }),
    ],
    found: [],
  },
  {
    what: 'in a namespace that is not of the app it is nobody’s business',
    rules: [],
    foreign: [foreign('a', SYSTEM, { policy: written('', DB, [], from([])).policy })],
    found: [],
  },
];

describe.each([
  ['what is declared', DECLARED],
  ['isolation', ISOLATION],
  ['the other end', PAIRING],
  ['tiers that share pods', SHARED],
  ['foreign policies', FOREIGN],
])('%s', (_, rows) => {
  test.each(rows)('$what', ({ rules, policies = [], foreign: others = [], found }) => {
    const expected = found.map(([code, who, flow]) => ({ code, who, flow }));
    const actual = foundIn(graphOf(rules, others), policies);
    expect(actual.sort((a, b) => (a.code < b.code ? -1 : 1))).toEqual(expected);
  });
});

test('a finding is a diagnostic at the rule, with the ends, the number of further pairs, and the explanation', () => {
  const location = () => ({ file: 'main.ts', line: 7, column: 3 });
  const placed = { ...rule, origin: { constructPath: 'app/rule', location } };
  const exceeding = written('rule', DB, [placed], from([{ namespaceSelector: FRONT.selector }]));
  const [diagnostic, ...rest] = checkClosure(graphOf([placed]), [exceeding]);
  expect(rest).toEqual([]);
  expect(diagnostic).toMatchObject({
    code: 'intent-exceeded',
    severity: 'error',
    subject: { kind: 'NetworkPolicy', namespace: 'back', name: 'rule' },
    constructPath: 'app/rule',
    file: 'main.ts',
    line: 7,
  });
  const [statement, ...explanation] = diagnostic.message.split('\n');
  expect(statement).toContain('front/{} -> back/Tier/db, TCP 80');
  expect(explanation.join('\n')).toContain('back/rule (app/rule, main.ts:7)');
});

test('what is found does not depend on the order of rules and policies', () => {
  const rules = [rule, other, denyFront, allow('api', API, [at(WEB)]), deny('back', everyPodOf(BACK))];
  const policies = [wholeFront, half];
  const read = (graph: AppGraph, lowered: LoweredPolicy[]): ClosureFinding[] => [...closureOf(graph, lowered).findings];
  const found = read(graphOf(rules), policies);
  expect(found.length).toBeGreaterThan(2);
  expect(read(graphOf([...rules].reverse()), [...policies].reverse())).toEqual(found);
});

test('one broken policy is one finding, however many pods it selects', () => {
  const tiers = Array.from({ length: 50 }, (_, i): Labels => ({ app: `pod-${i}` })).map((labels) =>
    tier(FRONT, labels),
  );
  const rules = [denyFront, ...tiers.map((each) => allow(each.id, each, [at(DB)], { direction: 'egress' }))];
  const open = written('deny', everyPodOf(FRONT), [denyFront], { ...to([], PolicyPorts.ALL) });
  const policies = tiers.map((each, i) => written(each.id, each, [rules[i + 1]], to([TO_BACK])));
  const { findings } = closureOf(graphOf(rules), [open, ...policies]);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ code: 'intent-exceeded', policy: { namespace: 'front', name: 'deny' } });
  expect(findings[0].further).toBeGreaterThan(50 * 50);
  expect(subjectOf(findings[0])).toMatch(/^front\//);
});

test('a rule of the graph may name a wide peer at a foreign namespace without isolating it', () => {
  const wide: AllowRule = allow('rule', DB, [{ kind: 'selection', peer: { namespaceSelector: SYSTEM.selector } }]);
  const policy = written('rule', DB, [wide], from([{ namespaceSelector: SYSTEM.selector }]));
  expect(foundIn(graphOf([wide]), [policy])).toEqual([]);
});
