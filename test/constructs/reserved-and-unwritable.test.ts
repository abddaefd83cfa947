import { ApiObject, App, Lazy } from 'cdk8s';
import {
  AllowFrom,
  Application,
  DenyAll,
  Diagnostics,
  LabelExpression,
  Peer,
  Port,
  Tier,
  type RuleProps,
} from 'cdk8s-netpol';
import { foundIn, makeWorld } from './world';

describe('keys that rules write themselves', () => {
  test.each<[string, RuleProps]>([
    ['rationale', { annotations: { 'cdk8s-netpol/rationale': 'x' } }],
    ['layer', { labels: { 'cdk8s-netpol/layer': 'x' } }],
    ['host', { annotations: { 'cdk8s-netpol/host': 'x' } }],
  ])('are reserved: %s', (_title, props) => {
    const { app, web } = makeWorld();
    new DenyAll(web, 'rule', props);
    expect(foundIn(app)).toEqual([['key-reserved', 'shop/front/web/rule']]);
  });

  test('and no others of ours', () => {
    const { app, web } = makeWorld();
    new DenyAll(web, 'rule', { annotations: { 'cdk8s-netpol/acknowledge': 'check: reason' } });
    expect(foundIn(app)).toEqual([]);
  });
});

describe('texts that the API server would read as a number', () => {
  test.each(['0o17', '-0o7', '+0o1_7'])('are refused as rationale: %s', (rationale) => {
    const { app, web } = makeWorld();
    new DenyAll(web, 'rule', { rationale });
    expect(foundIn(app)).toEqual([['text-unwritable', 'shop/front/web/rule']]);
  });

  test('are refused as label value and key, and what only looks like one is not', () => {
    const { app, front } = makeWorld();
    new Tier(front, 'value', { labels: { app: '0o17' } });
    new Tier(front, 'key', { expressions: [LabelExpression.exists('0o17')] });
    new Tier(front, 'fine', { labels: { app: '0o18', '0o': '017' } });
    expect(foundIn(app)).toEqual([
      ['text-unwritable', 'shop/front/value'],
      ['text-unwritable', 'shop/front/key'],
    ]);
  });
});

test('a policy of somebody else that throws while it is written is found, not thrown', () => {
  const app = new App();
  const shop = new Application(app, 'shop');
  const spec: unknown = Lazy.any({
    produce: () => {
      throw new Error('not yet');
    },
  });
  const metadata = { name: 'raw', namespace: 'front' };
  new ApiObject(shop, 'raw', { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec });
  expect(Diagnostics.of(app).errors).toMatchObject([{ code: 'construct-invalid', constructPath: 'shop/raw' }]);
});

/** The same fields, and not the same class. */
function ofAnotherCopy<T extends object>(value: T): T {
  return Object.assign(Object.create(null) as T, value);
}

test('values of another copy of the package are taken by their shape', () => {
  const { app, front, web } = makeWorld();
  const port: Port = ofAnotherCopy(Port.tcp(81));
  const expression: LabelExpression = ofAnotherCopy(LabelExpression.exists('app'));
  new AllowFrom(web, 'rule', { from: [Peer.anyPod()], ports: [port], isolates: true });
  new Tier(front, 'other', { expressions: [expression] });
  expect(foundIn(app)).toEqual([]);
});
