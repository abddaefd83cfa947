/* Law: the order of construct calls changes neither the bytes of a synth nor what is found wrong. */
import { App } from 'cdk8s';
import {
  AllowAllEgress,
  AllowDns,
  AllowFrom,
  AllowSameNamespace,
  AllowTo,
  Application,
  Defaults,
  DenyAll,
  DenyAllEgress,
  DenyAllIngress,
  Diagnostics,
  Grouping,
  Namespace,
  Namespaces,
  Pairing,
  Peer,
  Port,
  SynthesisError,
  Tier,
  type IPeer,
} from 'cdk8s-netpol';
import type { Construct } from 'constructs';
import * as fc from 'fast-check';

/** A construct to be made: below which other, and how. */
interface Step {
  readonly id: string;
  readonly needs: readonly string[];
  readonly make: (made: Made) => Construct;
}

class Made {
  private readonly byId = new Map<string, Construct>();

  public set(id: string, construct: Construct): void {
    this.byId.set(id, construct);
  }

  public get(id: string): Construct {
    return this.byId.get(id) as Construct;
  }
}

const APPLICATIONS = ['app-a', 'app-b'];

interface NamespaceModel {
  readonly application: string;
  readonly name: string;
  readonly create: boolean;
  readonly imported: boolean;
  readonly grouping?: Grouping;
}

interface TierModel {
  readonly labels: { [key: string]: string };
  readonly ports: number;
}

interface RuleModel {
  readonly kind: 'from' | 'to' | 'deny' | 'deny-in' | 'deny-out' | 'dns' | 'same' | 'all-out';
  readonly subject: number;
  readonly peers: readonly number[];
  readonly port?: number;
  readonly pairing?: Pairing;
  readonly isolates: boolean;
}

interface Model {
  readonly grouping: Grouping;
  readonly namespaces: readonly NamespaceModel[];
  readonly tiers: readonly TierModel[];
  readonly rules: readonly RuleModel[];
}

const someNamespaces = fc.array(
  fc.record({
    application: fc.constantFrom(...APPLICATIONS),
    name: fc.constantFrom('north', 'south', 'west'),
    create: fc.boolean(),
    imported: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    grouping: fc.option(fc.constantFrom(Grouping.PER_RULE, Grouping.PER_SUBJECT), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 4 },
);

const someTiers = fc.array(
  fc.record({
    labels: fc.constantFrom<{ [key: string]: string }>({ app: 'x' }, { app: 'y' }, { app: 'x', track: 'new' }),
    ports: fc.integer({ min: 0, max: 2 }),
  }),
  { minLength: 2, maxLength: 6 },
);

const someRules = fc.array(
  fc.record({
    kind: fc.constantFrom<RuleModel['kind']>(
      'from',
      'from',
      'to',
      'to',
      'deny',
      'deny-in',
      'deny-out',
      'dns',
      'same',
      'all-out',
    ),
    subject: fc.nat(20),
    peers: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }),
    port: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    pairing: fc.option(fc.constantFrom(Pairing.AUTO, Pairing.BOTH, Pairing.ONE_SIDED), { nil: undefined, freq: 2 }),
    isolates: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

const models: fc.Arbitrary<Model> = fc.record({
  grouping: fc.constantFrom(Grouping.PER_RULE, Grouping.PER_SUBJECT),
  namespaces: someNamespaces,
  tiers: someTiers,
  rules: someRules,
});

function stepsOf({ namespaces, tiers, rules }: Model): Step[] {
  const namespaceId = (index: number): string => `ns${index % namespaces.length}`;
  const tierId = (index: number): string => `tier${index % tiers.length}`;
  const wide: readonly (() => IPeer)[] = [
    () => Peer.anyPod(),
    () => Peer.ipBlock('192.0.2.0/24'),
    () => Peer.pods({ labels: { app: 'x' }, namespaces: Namespaces.named('north') }),
  ];
  const subjectId = (n: number): string => (n % 3 === 0 ? namespaceId(n) : tierId(n));
  return [
    ...namespaces.map((namespace, index): Step => ({
      id: namespaceId(index),
      needs: [],
      make: (made) => {
        const scope = made.get(namespace.application);
        if (namespace.imported) return Namespace.imported(scope, namespaceId(index), namespace.name);
        return new Namespace(scope, namespaceId(index), namespace);
      },
    })),
    ...tiers.map(({ labels, ports }, index): Step => ({
      id: tierId(index),
      needs: [namespaceId(index)],
      make: (made) =>
        new Tier(made.get(namespaceId(index)), tierId(index), {
          labels,
          ports: [8000, 9000].slice(0, ports).map((port) => Port.tcp(port)),
        }),
    })),
    ...rules.map(({ kind, subject, peers, port, pairing, isolates }, index): Step => {
      const id = `rule${index}`;
      const isWide = (peer: number): boolean => peer % 5 === 4;
      const common = { pairing, isolates, owner: `team-${index % 2}` };
      return {
        id,
        needs: [subjectId(subject), ...peers.filter((peer) => !isWide(peer)).map(subjectId)],
        make: (made) => {
          const scope = made.get(subjectId(subject));
          const others = (): IPeer[] =>
            peers.map((peer) =>
              isWide(peer) ? wide[peer % wide.length]() : (made.get(subjectId(peer)) as unknown as IPeer),
            );
          const ports = port === undefined ? {} : { ports: [Port.udp(port)] };
          switch (kind) {
            case 'from':
              return new AllowFrom(scope, id, { ...common, ...ports, from: others() });
            case 'to':
              return new AllowTo(scope, id, { ...common, ...ports, to: others() });
            case 'deny':
              return new DenyAll(scope, id);
            case 'deny-in':
              return new DenyAllIngress(scope, id);
            case 'deny-out':
              return new DenyAllEgress(scope, id);
            case 'dns':
              return new AllowDns(scope, id, { isolates });
            case 'same':
              return new AllowSameNamespace(scope, id, { pairing, isolates });
            case 'all-out':
              return new AllowAllEgress(scope, id);
          }
        },
      };
    }),
  ];
}

/** All that an observer sees: the bytes, or the errors. The order of charts is that of the files, so it stays. */
function outcomeOf(model: Model, priorities: readonly number[]): { readonly output: string; readonly found: string } {
  const app = new App();
  const made = new Made();
  for (const id of APPLICATIONS) made.set(id, new Application(app, id));
  Defaults.of(app).set({ grouping: model.grouping });
  const waiting = stepsOf(model).map((step, index) => ({ step, priority: priorities[index % priorities.length] ?? 0 }));
  waiting.sort((a, b) => a.priority - b.priority);
  const done = new Set<string>();
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ step }) => step.needs.every((id) => done.has(id)));
    const [{ step }] = waiting.splice(next, 1);
    made.set(step.id, step.make(made));
    done.add(step.id);
  }
  const found = JSON.stringify(Diagnostics.of(app).all);
  try {
    return { output: app.synthYaml(), found };
  } catch (error) {
    if (!(error instanceof SynthesisError)) throw error;
    return { output: error.message, found };
  }
}

describe('the order of construct calls', () => {
  beforeAll(() => {
    jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  });
  afterAll(() => {
    jest.restoreAllMocks();
  });

  it('changes nothing', () => {
    let written = 0;
    fc.assert(
      fc.property(models, fc.array(fc.nat(1000), { minLength: 20, maxLength: 20 }), (model, priorities) => {
        const inOrder = outcomeOf(model, [0]);
        const shuffled = outcomeOf(model, priorities);
        expect(shuffled).toEqual(inOrder);
        // What lowering makes of sound programs is what they declare.
        expect(inOrder.found).not.toContain('"intent-');
        if (inOrder.output.startsWith('apiVersion')) written++;
      }),
      { numRuns: 300 },
    );
    // Errors alone would prove little.
    expect(written).toBeGreaterThan(50);
  });
});
