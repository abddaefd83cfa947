import { readdirSync } from 'node:fs';
import {
  AllowAllIngress,
  AllowFrom,
  AllowTo,
  Diagnostics,
  MustNotReach,
  MustReach,
  Namespace,
  Namespaces,
  Peer,
  Tier,
} from 'cdk8s-netpol';
import { build as buildStore } from '../../apps/online-store/app';
import { because, failures, makeShop } from './guarded-shop';
import { errorOfSynth, errorsOf, filesIn, lineMarked, muteWarnings, withFolder } from './world';

muteWarnings();

describe('a synth', () => {
  it('that breaks an assertion writes no manifest and reports all of them', () => {
    withFolder((folder) => {
      const { app, web, api, db } = makeShop(folder);
      new MustNotReach(web, 'never', { from: web, to: api, because: 'of the audit' }); // at: broken
      new MustReach(db, 'always', { from: web, to: db, because: 'of the sales' });
      const error = errorOfSynth(app);
      expect(error.diagnostics.map(({ code, constructPath }) => [code, constructPath])).toEqual([
        ['must-not-reach-failed', 'shop/front/web/never'],
        ['must-reach-failed', 'shop/data/db/always'],
      ]);
      expect(error.diagnostics[0]).toMatchObject({ file: __filename, line: lineMarked(__filename, 'broken') });
      // The explanation leads back to the policy, the construct and the line that let the flow pass.
      expect(error.message).toContain('because of the audit');
      expect(error.message).toContain('front/api-web (shop/front/api/web,');
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  it('writes nothing for assertions that hold', () => {
    const written = withFolder((folder) => {
      const { app, web, api } = makeShop(folder);
      new MustReach(web, 'always', { from: web, to: api, because });
      app.synth();
      return filesIn(folder);
    });
    const without = withFolder((folder) => {
      makeShop(folder).app.synth();
      return filesIn(folder);
    });
    expect(written).toEqual(without);
  });

  it('asks assertions only where nothing else is wrong', () => {
    const { app, web, api } = makeShop();
    new MustNotReach(app, 'assertion', { from: web, to: api, because });
    new AllowTo(web, 'broken', { to: [] });
    expect(errorsOf(app).map(({ code }) => code)).toEqual(['peers-missing']);
  });

  it('gives the same findings whatever the order of the calls', () => {
    const found = [false, true].map((isReversed) => {
      const { app, web, api, db } = makeShop();
      const calls = [
        () => new MustNotReach(app, 'b', { from: web, to: api, because }),
        () => new MustReach(app, 'a', { from: web, to: db, because }),
        () => new AllowAllIngress(db, 'open'),
      ];
      for (const call of isReversed ? calls.reverse() : calls) call();
      return Diagnostics.of(app)
        .errors.map(({ code, message }) => [code, message])
        .sort();
    });
    expect(found[0]).toHaveLength(2);
    expect(found[1].map(([code]) => code)).toEqual(found[0].map(([code]) => code));
    expect(found[1].map(([, message]) => message.split('\n')[0])).toEqual(
      found[0].map(([, message]) => message.split('\n')[0]),
    );
  });

  it('says once that there are too many pods to look at all of them', () => {
    const { app, shop, web, api, db } = makeShop();
    for (let i = 0; i < 300; i++) new Namespace(shop, `ns-${i}`);
    const labels = Array.from({ length: 100 }, (_, i) => ({ app: `app-${i}` }));
    new AllowFrom(web, 'many', {
      from: labels.map((each) => Peer.pods({ labels: each, namespaces: Namespaces.all() })),
    });
    const codes = () => Diagnostics.of(app).all.map(({ code }) => code);
    expect(codes()).toEqual(['closure-partial']);
    new MustReach(app, 'holds', { from: web, to: api, because });
    new MustNotReach(app, 'fails', { from: api, to: db, because });
    expect(codes()).toEqual(['must-not-reach-failed', 'closure-partial']);
  });

  it('of the online store fails when somebody opens what must stay shut', () => {
    const app = buildStore('unused');
    expect(Diagnostics.of(app).errors).toEqual([]);
    const tiers = app.node.findAll().filter((each): each is Tier => each instanceof Tier);
    const [frontend, payment] = ['frontend', 'payment'].map((id) => tiers.find(({ node }) => node.id === id) as Tier);
    new AllowFrom(payment, 'shortcut', { from: [frontend], rationale: 'it is faster' });
    expect(failures(Diagnostics.of(app).errors)).toEqual([
      'must-only-be-reached-from-failed: store-front/Tier/frontend -> store-services/Tier/payment, TCP 50051, is allowed',
    ]);
  });
});
