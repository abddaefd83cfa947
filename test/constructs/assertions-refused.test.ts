import {
  Diagnostics,
  MustNotReach,
  MustOnlyBeReachedFrom,
  MustOnlyReach,
  MustReach,
  Namespaces,
  Peer,
  Port,
  type MustOnlyReachProps,
} from 'cdk8s-netpol';
import { because, failures, makeShop, type GuardedShop } from './guarded-shop';
import { errorsOf, makeWorld, muteWarnings } from './world';

muteWarnings();

describe('an assertion that cannot be asked', () => {
  it.each<readonly [string, (shop: GuardedShop) => object, readonly string[]]>([
    ['no reason', () => ({ because: undefined }), ['because-missing']],
    ['an empty reason', () => ({ because: ' ' }), ['because-missing']],
    ['a reason that is no text', () => ({ because: 7 }), ['because-missing']],
    ['no source', () => ({ from: undefined }), ['peer-unreadable']],
    ['a source that is none', () => ({ from: 'web' }), ['peer-unreadable']],
    ['a peer that is wrong by itself', () => ({ from: Peer.ipBlock('10.0.0.1') }), ['cidr-invalid']],
    ['an empty list of ports', () => ({ ports: [] }), ['ports-missing']],
    ['a port that cannot be', () => ({ ports: [Port.tcp(0)] }), ['port-out-of-range']],
    ['one port where a list is expected', () => ({ ports: Port.tcp(1) }), []],
    ['null for what is left out', () => ({ ports: null, acceptCaveats: null }), []],
    ['a misspelt caveat', () => ({ acceptCaveats: ['pod-adress-unknown'] }), ['option-invalid']],
    ['caveats that are none', () => ({ acceptCaveats: ['whatever', 7] }), ['option-invalid', 'option-invalid']],
    [
      'pods of its own namespace, and it stands in none',
      () => ({ from: Peer.pods({ labels: { app: 'web' }, namespaces: Namespaces.same() }) }),
      ['namespaces-missing'],
    ],
    ['a tier of another App', () => ({ from: makeWorld().web }), ['foreign-app']],
    [
      'several faults at once',
      () => ({ from: 7, to: 8, because: '', ports: [], acceptCaveats: ['x'] }),
      ['because-missing', 'option-invalid', 'peer-unreadable', 'peer-unreadable', 'ports-missing'],
    ],
  ])('%s', (_what, wrong, codes) => {
    const shop = makeShop();
    const { app, web, db } = shop;
    new MustNotReach(app, 'assertion', { from: web, to: db, because, ...wrong(shop) }); // at: cannot be asked
    const { errors } = Diagnostics.of(app);
    expect(errors.map(({ code }) => code)).toEqual(codes);
    for (const each of errors) expect(each).toMatchObject({ constructPath: 'assertion', file: __filename });
  });

  it('says which caveat was meant', () => {
    const { app, web, db } = makeShop();
    new MustNotReach(app, 'a', { from: web, to: db, because, acceptCaveats: ['pod-adress-unknown'] });
    expect(Diagnostics.of(app).errors[0].help).toContain('pod-address-unknown');
  });

  it('without peers does not mean nobody', () => {
    const { app, web } = makeShop();
    new MustOnlyReach(app, 'assertion', { subject: web, because } as unknown as MustOnlyReachProps);
    expect(errorsOf(app).map(({ code }) => code)).toEqual(['peers-missing']);
  });

  it('may mean pods of the namespace that it stands in, or of its subject', () => {
    const { app, front, data, web, api, db } = makeShop();
    const same = Peer.pods({ labels: { app: 'web' }, namespaces: Namespaces.same() });
    new MustReach(front, 'here', { from: same, to: api, because });
    new MustOnlyBeReachedFrom(data, 'subject', { subject: api, peers: [same], because });
    expect(Diagnostics.of(app).errors).toEqual([]);
    new MustReach(data, 'there', { from: same, to: api, because });
    expect(failures(Diagnostics.of(app).errors)).toEqual([
      expect.stringMatching(/^must-reach-failed: data\/\{app=web\} -> front\/Tier\/api, TCP 9090, is denied/),
    ]);
    expect([web, db].map(({ namespaceName }) => namespaceName)).toEqual(['front', 'data']);
  });
});
