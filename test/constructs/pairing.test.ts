import {
  AllowFrom,
  AllowTo,
  Defaults,
  DenyAll,
  DenyAllEgress,
  Diagnostics,
  Namespace,
  Pairing,
  Port,
} from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { ISOLATIONS, outcomeFor, PEERS, type Isolation, type Outcome, type PeerKind } from './pairing-table';
import { foundIn, makeWorld, muteWarnings, type World } from './world';

muteWarnings();

const TABLE = Object.values(Pairing).flatMap((pairing) =>
  (Object.keys(PEERS) as PeerKind[]).flatMap((peer) =>
    (Object.keys(ISOLATIONS) as Isolation[]).map((isolation) => ({ pairing, peer, isolation })),
  ),
);

function outcomeOf(world: World): Outcome {
  const [error, ...others] = Diagnostics.of(world.app).errors;
  if (error as unknown) {
    expect(others).toEqual([]);
    expect(error).toMatchObject({ constructPath: 'shop/data/db/rule', file: __filename });
    return error.code as Outcome;
  }
  return SynthesizedPolicies.of(world.app).ids.filter((id) => id.endsWith('rule-egress'));
}

describe('the other half', () => {
  it.each(TABLE)('$pairing, $peer, isolated: $isolation', ({ pairing, peer, isolation }) => {
    const world = makeWorld();
    ISOLATIONS[isolation](world);
    new AllowFrom(world.db, 'rule', { from: [PEERS[peer](world)], pairing });
    expect(outcomeOf(world)).toEqual(outcomeFor(pairing, peer, isolation));
  });

  it.each(TABLE)('by Defaults: $pairing, $peer, $isolation', ({ pairing, peer, isolation }) => {
    const world = makeWorld();
    Defaults.of(world.shop).set({ pairing });
    ISOLATIONS[isolation](world);
    new AllowFrom(world.db, 'rule', { from: [PEERS[peer](world)] });
    // BOTH of the Defaults speaks of tiers and namespaces of the app; a rule has to say it itself for anything wider.
    const isOwned = peer === 'tier' || peer === 'namespace';
    const expected = pairing === Pairing.BOTH && !isOwned ? [] : outcomeFor(pairing, peer, isolation);
    expect(outcomeOf(world)).toEqual(expected);
  });

  it.each(Object.keys(ISOLATIONS) as Isolation[])(
    'of an imported tier is missed where the app isolates it: %s',
    (isolation) => {
      const warned = (pairing?: Pairing): boolean => {
        const world = makeWorld();
        ISOLATIONS[isolation](world);
        const imported = PEERS['imported tier'](world);
        new AllowFrom(world.db, 'rule', { from: [imported], ...(pairing && { pairing }) });
        return foundIn(world.app).some(([code]) => code === 'imported-peer-isolated');
      };
      const isIsolated = isolation !== 'none' && isolation !== 'raw, other direction';
      expect([warned(), warned(Pairing.AUTO), warned(Pairing.ONE_SIDED)]).toEqual([isIsolated, isIsolated, false]);
    },
  );

  it('has the ports of the rules that want it, and no others', () => {
    const { app, front, web, db } = makeWorld();
    new DenyAll(front, 'deny');
    new AllowFrom(db, 'one-sided', { from: [web], ports: [Port.tcp(9999)], pairing: Pairing.ONE_SIDED });
    new AllowFrom(db, 'paired', { from: [web], ports: [Port.tcp(5432)] });
    const policies = SynthesizedPolicies.of(app);
    const portsOf = (id: string, direction: string) =>
      (policies.get(id).spec[direction] as { ports: { port: number }[] }[]).flatMap(({ ports }) =>
        ports.map(({ port }) => port),
      );
    expect(portsOf('data/db-one-sided', 'ingress')).toEqual([5432, 9999]);
    expect(portsOf('front/db-one-sided-egress', 'egress')).toEqual([5432]);
  });

  it('says the same traffic from the other side', () => {
    const { app, front, data, web, db } = makeWorld();
    new DenyAll(front, 'deny');
    new DenyAll(data, 'deny');
    new AllowTo(web, 'rule', { to: [db], ports: [Port.tcp(5432), Port.udp(53)] });
    const policies = SynthesizedPolicies.of(app);
    const ports = [
      { port: 5432, protocol: 'TCP' },
      { port: 53, protocol: 'UDP' },
    ];
    expect(policies.get('front/web-rule').spec).toEqual({
      egress: [
        {
          ports,
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'data' } },
              podSelector: { matchLabels: { app: 'db' } },
            },
          ],
        },
      ],
      podSelector: { matchLabels: { app: 'web' } },
      policyTypes: ['Egress'],
    });
    expect(policies.get('data/web-rule-ingress').spec).toEqual({
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'front' } },
              podSelector: { matchLabels: { app: 'web' } },
            },
          ],
          ports,
        },
      ],
      podSelector: { matchLabels: { app: 'db' } },
      policyTypes: ['Ingress'],
    });
  });

  it('is not written where the other end says it itself, and both ends have all ports', () => {
    const { app, front, data, web, db } = makeWorld();
    new DenyAll(front, 'deny');
    new DenyAll(data, 'deny');
    web.allowTo(db, { ports: [Port.tcp(1)] });
    db.allowFrom(web, { ports: [Port.tcp(2)] });
    const policies = SynthesizedPolicies.of(app);
    expect(policies.ids).toEqual([
      'data/db-allow-from-front-web',
      'data/deny',
      'front/deny',
      'front/web-allow-to-data-db',
    ]);
    const ports = [
      { port: 1, protocol: 'TCP' },
      { port: 2, protocol: 'TCP' },
    ];
    expect(policies.get('data/db-allow-from-front-web').spec).toMatchObject({ ingress: [{ ports }] });
    expect(policies.get('front/web-allow-to-data-db').spec).toMatchObject({ egress: [{ ports }] });
  });

  it('does not depend on other halves that pairing wrote', () => {
    // web may send to api, api to db: the halves at api and db are not what isolates web or api.
    const { app, web, api, db } = makeWorld();
    new AllowFrom(api, 'rule', { from: [web] });
    new AllowFrom(db, 'rule', { from: [api] });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['data/db-rule', 'front/api-rule']);
  });

  it('is written where BOTH of another rule isolates the end', () => {
    const { app, web, api, db } = makeWorld();
    new AllowFrom(api, 'rule', { from: [web], pairing: Pairing.BOTH });
    new AllowFrom(db, 'rule', { from: [web] });
    expect(SynthesizedPolicies.of(app).ids).toEqual([
      'data/db-rule',
      'front/api-rule',
      'front/api-rule-egress',
      'front/db-rule-egress',
    ]);
  });

  it('between pods of one namespace has no namespace selector', () => {
    const { app, front, web, api } = makeWorld();
    new DenyAll(front, 'deny');
    new AllowFrom(api, 'rule', { from: [web, front] });
    const policies = SynthesizedPolicies.of(app);
    expect(policies.ids).toEqual([
      'front/api-rule',
      'front/api-rule-egress-front',
      'front/api-rule-egress-web',
      'front/deny',
    ]);
    expect(policies.get('front/api-rule').spec).toMatchObject({
      ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }, { podSelector: {} }] }],
    });
    expect(policies.get('front/api-rule-egress-front').spec).toMatchObject({
      podSelector: {},
      egress: [{ to: [{ podSelector: { matchLabels: { app: 'api' } } }] }],
    });
  });

  it('of a tier with itself is one policy for each direction', () => {
    const { app, front, web } = makeWorld();
    new DenyAll(front, 'deny');
    new AllowFrom(web, 'rule', { from: [web] });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['front/deny', 'front/web-rule', 'front/web-rule-egress']);
  });

  it('of a namespace that two applications declare goes to the one that comes first by path', () => {
    const { app, shop, web, db } = makeWorld();
    const again = new Namespace(shop, 'again', { name: 'front' });
    new DenyAllEgress(again, 'deny');
    new AllowFrom(db, 'rule', { from: [web] });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['data/db-rule', 'front/db-rule-egress', 'front/deny']);
  });
});
