/* The report of a synth that found errors. */
import { AllowFrom, DenyAll, Diagnostics, Namespace, Peer, Port, Tier } from 'cdk8s-netpol';
import { errorOf, errorsOf, lineMarked, makeWorld, type World } from './world';

describe('the report', () => {
  it('holds all errors at once, in the order of the places', () => {
    const world = makeWorld();
    const rule = new AllowFrom(world.web, 'rule', { from: [], reviewBy: 'soon', policyName: 'No Name' });
    new DenyAll(world.kubeSystem, 'deny');
    new Tier(world.front, 'cache', { labels: { 'a b': 'c d' }, ports: [Port.tcp(0), Port.tcpRange(9, 8)] });
    new Namespace(world.shop, 'Third');
    const error = errorOf(() => world.app.synthYaml());
    expect(error.diagnostics.map(({ code }) => code).sort()).toEqual([
      'imported-subject',
      'label-key-invalid',
      'label-value-invalid',
      'namespace-name-invalid',
      'peers-missing',
      'policy-name-invalid',
      'port-out-of-range',
      'port-range-backwards',
      'review-by-invalid',
    ]);
    const lines = error.diagnostics.map(({ line = 0 }) => line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    for (const { code } of error.diagnostics) expect(error.message).toContain(`[${code}]`);
    expect(rule.node.path).toBe('shop/front/web/rule');
  });

  it('has no stack but the line of the first error', () => {
    const world = makeWorld();
    new AllowFrom(world.web, 'rule', { from: [] }); // at: first error
    const { stack = '', name, message } = errorOf(() => world.app.synthYaml());
    expect(name).toBe('SynthesisError');
    expect(stack).toContain(message);
    const frames = stack.slice(stack.indexOf(message) + message.length).match(/^ +at .*$/gm);
    expect(frames).toHaveLength(1);
    expect(frames?.[0]).toContain(`${__filename}:${lineMarked(__filename, 'first error')}:`);
    expect(stack).not.toContain('node_modules');
  });

  it('is the same, however it is asked for', () => {
    const make = (): World => {
      const world = makeWorld();
      const peer = Peer.ipBlock('10.0.0.0/33');
      new AllowFrom(world.web, 'rule', { from: [peer] });
      return world;
    };
    const reports = [
      (world: World) => errorOf(() => world.app.synthYaml()).diagnostics,
      (world: World) => errorOf(() => world.shop.toJson()).diagnostics,
      (world: World) => Diagnostics.of(world.web).errors,
    ].map((read) => read(make()));
    expect(reports[1]).toEqual(reports[0]);
    expect(reports[2]).toEqual(reports[0]);
    expect(reports[0]).toHaveLength(1);
  });
});

describe('one bad value in many rules', () => {
  it('is one error', () => {
    const world = makeWorld();
    const port = Port.tcp(0);
    const peer = Peer.ipBlock('10.0.0.0/33');
    for (const id of ['a', 'b', 'c']) new AllowFrom(world.web, id, { from: [peer], ports: [port] });
    expect(errorsOf(world.app).map(({ code, constructPath }) => [code, constructPath])).toEqual([
      ['port-out-of-range', 'shop/front/web/a'],
      ['cidr-invalid', 'shop/front/web/a'],
    ]);
  });
});
