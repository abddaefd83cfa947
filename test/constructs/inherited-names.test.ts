import { AllowFrom, AllowTo, Grouping, Namespace, Port, Tier } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { makeWorld, muteWarnings } from './world';

muteWarnings();

describe('names that objects inherit', () => {
  const NAMES = ['constructor', 'toString', 'valueOf', 'hasOwnProperty'];

  it.each(NAMES)('%s is a label of pods, of a namespace and of a policy like any other', (name) => {
    const { app, shop, web } = makeWorld();
    const third = new Namespace(shop, 'third', { labels: { [name]: 'ns' }, create: true, selectedByLabels: true });
    const pod = new Tier(third, 'pod', { labels: { [name]: 'pod' }, ports: [Port.tcp(1)] });
    new AllowFrom(pod, 'rule', { from: [third, web], labels: { [name]: 'policy' }, annotations: { [name]: 'said' } });
    new AllowTo(web, 'out', { to: [pod] });
    const policies = SynthesizedPolicies.of(app);
    const rule = policies.get('third/pod-rule');
    expect(rule.metadata.labels?.[name]).toBe('policy');
    expect(rule.metadata.annotations).toEqual({ [name]: 'said' });
    expect(rule.spec.podSelector).toEqual({ matchLabels: { [name]: 'pod' } });
    expect(policies.get('front/web-out').spec.egress).toEqual([
      {
        ports: [{ port: 1, protocol: 'TCP' }],
        to: [{ namespaceSelector: { matchLabels: { [name]: 'ns' } }, podSelector: { matchLabels: { [name]: 'pod' } } }],
      },
    ]);
    expect(app.synthYaml()).toContain(`  labels:\n    ${name}: ns\n`);
  });

  it.each(NAMES)('%s is no annotation of a rule that does not have it', (name) => {
    const { app, front, web, api } = makeWorld();
    const third = new Tier(front, 'third', { ports: [Port.tcp(1)], grouping: Grouping.PER_SUBJECT });
    new AllowFrom(third, 'a', { from: [web], annotations: { [name]: 'said' } });
    new AllowFrom(third, 'b', { from: [api] });
    expect(SynthesizedPolicies.of(app).get('front/third').metadata.annotations?.[name]).toBe('third-a: said');
  });
});
