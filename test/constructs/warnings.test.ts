import { AllowFrom, Diagnostics } from 'cdk8s-netpol';
import { lineMarked, makeWorld } from './world';

describe('warnings', () => {
  it('implicit-isolation names the rule', () => {
    const { app, web, api } = makeWorld();
    new AllowFrom(web, 'rule', { from: [api] }); // at: isolates by itself
    expect(Diagnostics.of(app).warnings).toMatchObject([
      {
        severity: 'warning',
        code: 'implicit-isolation',
        constructPath: 'shop/front/web/rule',
        file: __filename,
        line: lineMarked(__filename, 'isolates by itself'),
      },
    ]);
    expect(Diagnostics.of(app).errors).toEqual([]);
  });

  it('stale-acknowledgement names the acknowledgement', () => {
    const { app, front } = makeWorld();
    front.acknowledge('implicit-isolation', 'once upon a time'); // at: stale
    expect(Diagnostics.of(app).warnings).toMatchObject([
      {
        severity: 'warning',
        code: 'stale-acknowledgement',
        constructPath: 'shop/front',
        file: __filename,
        line: lineMarked(__filename, 'stale'),
      },
    ]);
  });
});
