import { AllowFrom, Diagnostics, Port, Tier } from 'cdk8s-netpol';
import { foundIn, makeWorld, muteWarnings, type World } from './world';

const spies = muteWarnings();

describe('acknowledge', () => {
  it.each<readonly [string, (world: World, rule: AllowFrom) => unknown]>([
    [
      'on the rule',
      (_world, rule) => {
        rule.acknowledge('implicit-isolation', 'meant');
      },
    ],
    [
      'on its tier',
      ({ web }) => {
        web.acknowledge('implicit-isolation', 'meant');
      },
    ],
    [
      'on its namespace',
      ({ front }) => {
        front.acknowledge('implicit-isolation', 'meant');
      },
    ],
    [
      'on its application',
      ({ shop }) => {
        shop.acknowledge('implicit-isolation', 'meant');
      },
    ],
  ])('%s takes the warning out, and keeps it with the reason', (_title, acknowledge) => {
    const world = makeWorld();
    const rule = new AllowFrom(world.web, 'rule', { from: [world.api] });
    expect(foundIn(world.app)).toEqual([['implicit-isolation', 'shop/front/web/rule']]);
    acknowledge(world, rule);
    expect(foundIn(world.app)).toEqual([]);
    expect(Diagnostics.of(world.app).acknowledged).toMatchObject([
      { reason: 'meant', diagnostic: { code: 'implicit-isolation', constructPath: 'shop/front/web/rule' } },
    ]);
    world.app.synthYaml();
    expect(spies[0]).not.toHaveBeenCalled();
  });

  it('on another construct is stale, and the warning stays', () => {
    const { app, web, api } = makeWorld();
    new AllowFrom(web, 'rule', { from: [api] });
    api.acknowledge('implicit-isolation', 'meant');
    expect(foundIn(app).sort()).toEqual([
      ['implicit-isolation', 'shop/front/web/rule'],
      ['stale-acknowledgement', 'shop/front/api'],
    ]);
  });

  it('on a path that only begins the same does not count', () => {
    const { app, front, api } = makeWorld();
    const web2 = new Tier(front, 'web2', { ports: [Port.tcp(1)] });
    new AllowFrom(web2, 'rule', { from: [api] });
    front.tiers.find(({ node }) => node.id === 'web')?.acknowledge('implicit-isolation', 'meant');
    expect(
      foundIn(app)
        .map(([code]) => code)
        .sort(),
    ).toEqual(['implicit-isolation', 'stale-acknowledgement']);
  });

  it('of a stale acknowledgement is possible: a pattern may acknowledge what only some of its users meet', () => {
    const { app, shop, web } = makeWorld();
    web.acknowledge('implicit-isolation', 'sometimes');
    shop.acknowledge('stale-acknowledgement', 'the pattern is used in different ways');
    expect(foundIn(app).map(([code]) => code)).not.toContain('implicit-isolation');
  });
});
