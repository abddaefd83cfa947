import { join } from 'node:path';
import type { App } from 'cdk8s';
import { AllowFrom, Diagnostics } from 'cdk8s-netpol';
import { Construct } from 'constructs';
import { makeShop } from './shop';
import { errorOfSynth, errorsOf, makeWorld, muteWarnings } from './world';

muteWarnings();

describe('validations of other constructs', () => {
  function complain(scope: Construct, id: string, messages: readonly string[]): Construct {
    const construct = new Construct(scope, id);
    construct.node.addValidation({ validate: () => [...messages] });
    return construct;
  }

  it('show beside our errors, those of the App too, each once', () => {
    const { app, shop, web } = makeWorld();
    app.node.addValidation({ validate: () => ['the app is wrong'] });
    complain(shop, 'theirs', ['first', 'second']);
    new AllowFrom(web, 'rule', { from: [] });
    const { diagnostics } = errorOfSynth(withOutdir(app));
    expect(diagnostics.map(({ code, constructPath, message }) => [code, constructPath, message])).toEqual([
      ['peers-missing', 'shop/front/web/rule', expect.any(String)],
      ['construct-invalid', '', 'the app is wrong'],
      ['construct-invalid', 'shop/theirs', 'first'],
      ['construct-invalid', 'shop/theirs', 'second'],
    ]);
  });

  it('that throw show as what they throw', () => {
    const { app, shop, web } = makeWorld();
    const theirs = new Construct(shop, 'theirs');
    theirs.node.addValidation({
      validate: () => {
        throw new Error('fell over');
      },
    });
    new AllowFrom(web, 'rule', { from: [] });
    expect(errorsOf(app)).toMatchObject([
      { code: 'peers-missing' },
      { code: 'construct-invalid', constructPath: 'shop/theirs', message: 'fell over' },
    ]);
  });

  it('are left to cdk8s where ours find nothing', () => {
    const { app, shop } = makeShop();
    complain(shop, 'theirs', ['first']);
    expect(() => app.synthYaml()).toThrow('[shop/theirs] first');
  });

  it('that look at our diagnostics see the same', () => {
    const { app, shop, web } = makeWorld();
    const seen: string[][] = [];
    shop.node.addValidation({
      validate: () => {
        seen.push(Diagnostics.of(app).errors.map(({ code }) => code));
        return [];
      },
    });
    new AllowFrom(web, 'rule', { from: [] });
    expect(errorsOf(app).map(({ code }) => code)).toEqual(['peers-missing']);
    expect(seen).toEqual([['peers-missing']]);
  });

  function withOutdir(app: App): App {
    Object.assign(app, { outdir: join(process.env.TMPDIR ?? '/tmp', 'cdk8s-netpol-unused') });
    return app;
  }
});
