import type { Breach } from '../../lib/analysis/expectations/breach';
import { EndSelection } from '../../lib/analysis/expectations/end-selection';
import { Expectations } from '../../lib/analysis/expectations/expectations';
import { headlineOf, renderBreach } from '../../lib/analysis/expectations/render-breach';
import type { DiagnosticsError } from '../../lib/diagnostics/diagnostics-error';
import { LabelSelector } from '../../lib/model/label-selector';
import { PolicyPorts } from '../../lib/model/policy-ports';
import {
  accepting,
  addresses,
  api,
  app,
  db,
  deployment,
  expectations,
  id,
  job,
  on,
  policy,
  port,
  reachabilityOf,
  shop,
  summaryOf,
  tcp,
  typo,
  web,
  WORKLOADS,
} from './expectation-shop';

describe('a pod and the node that it runs on', () => {
  const node = deployment('node', [], { hostNetwork: true, addresses: ['10.0.0.1'] });
  const pod = deployment('db', [tcp(5432)], { kind: 'Pod', nodeAddresses: ['10.0.0.1'] });
  const checks = Expectations.of(reachabilityOf([...WORKLOADS.filter(({ name }) => name !== 'db'), node, pod]));
  const nodeEnd = EndSelection.endpoint('shop/node');

  it('always reach each other, which no expectation about others is broken by', () => {
    const peers = [api, addresses('10.1.0.0/16')];
    expect(summaryOf(checks.mustOnlyBeReachedFrom({ subject: db, peers, ...accepting }))).toBe('holds');
    expect(summaryOf(checks.mustReach({ from: nodeEnd, to: db, ports: port(1) }))).toBe('holds');
  });

  it('are a pair where nothing else is asked about', () => {
    expect(summaryOf(checks.mustNotReach({ from: nodeEnd, to: db }))).toBe(
      'shop/Deployment/node -> shop/Pod/db TCP 5432 allowed +0',
    );
    expect(summaryOf(checks.mustNotReach({ from: db, to: EndSelection.endpoint('10.0.0.1') }))).toBe(
      'shop/Pod/db -> ip:10.0.0.1/32 TCP 1 allowed +0',
    );
  });
});

describe('ends', () => {
  it('by addresses are also the pods that are known to have one of them', () => {
    const known = reachabilityOf(
      [deployment('web', [], { addresses: ['10.2.3.4', 'fd00::4'] }), deployment('job', [])],
      [],
    );
    const breach = Expectations.of(known).mustNotReach({ from: addresses('fd00::/8'), to: job });
    expect(breach).toMatchObject({ kind: 'flow', from: id('web'), to: id('job') });
  });

  it('that have finished are nobody, unless somebody names them', () => {
    const finished = Expectations.of(
      reachabilityOf([deployment('job', [], { phase: 'Succeeded' }), ...WORKLOADS.slice(0, 1)]),
    );
    expect(summaryOf(finished.mustNotReach({ from: job, to: web }))).toBe('vacuous: from');
    expect(summaryOf(finished.mustNotReach({ from: EndSelection.endpoint(id('job')), to: web }))).toBe(
      `${id('job')} -> ${id('web')} TCP 8080 allowed +0`,
    );
  });

  it('that do not exist cannot be asked about', () => {
    expect.assertions(1);
    try {
      expectations.mustReach({ from: EndSelection.endpoint('shop/wbe'), to: web });
    } catch (error) {
      expect((error as DiagnosticsError).diagnostics.map(({ code }) => code)).toEqual(['endpoint-unknown']);
    }
  });

  it('by peers of policies mean the namespace of the policy where they name none (S19)', () => {
    const peer = EndSelection.peer({ podSelector: LabelSelector.of({ app: 'web' }) }, 'other');
    expect(summaryOf(expectations.mustNotReach({ from: peer, to: api }))).toBe('vacuous: from');
    const here = EndSelection.peer({ podSelector: LabelSelector.of({ app: 'web' }) }, 'shop');
    expect(summaryOf(expectations.mustNotReach({ from: here, to: api }))).toBe(
      `${id('web')} -> ${id('api')} TCP 9090 allowed +0`,
    );
    const blockOfBank = EndSelection.peer({ ipBlock: { cidr: '192.0.2.0/24', except: ['192.0.2.128/25'] } }, 'shop');
    expect(summaryOf(expectations.mustNotReach({ from: api, to: blockOfBank }))).toBe(
      `${id('api')} -> ip:192.0.2.0/25 TCP 443 allowed +0`,
    );
  });
});

describe('many ends on both sides', () => {
  const COUNT = 50;
  const names = Array.from({ length: COUNT }, (_, i) => `pod-${i}`);
  const everyPod = EndSelection.pods('shop');

  /** A chain: each pod may reach the next one on 80, by the policies of whichever ends are isolated. */
  function chainOf(policyTypes: readonly string[]): Expectations {
    const policies = names.map((name, i) => ({
      ...policy(name, {}),
      spec: {
        ...app(name),
        policyTypes,
        ...(policyTypes.includes('Ingress') && i > 0 && { ingress: [{ from: [app(names[i - 1])], ports: on(80) }] }),
        ...(policyTypes.includes('Egress') &&
          i + 1 < COUNT && { egress: [{ to: [app(names[i + 1])], ports: on(80) }] }),
      },
    }));
    return Expectations.of(
      reachabilityOf(
        names.map((name) => deployment(name, [tcp(80)])),
        policies,
      ),
    );
  }

  it.each([[['Ingress', 'Egress']], [['Ingress']], [['Egress']]])('are counted as one by one: %j', (policyTypes) => {
    const chain = chainOf(policyTypes);
    expect(summaryOf(chain.mustNotReach({ from: everyPod, to: everyPod }))).toBe(
      `${id('pod-0')} -> ${id('pod-1')} TCP 80 allowed +${COUNT - 2}`,
    );
    expect(summaryOf(chain.mustNotReach({ from: everyPod, to: everyPod, ports: port(81) }))).toBe('holds');
    const others = COUNT * (COUNT - 1) - (COUNT - 1);
    expect(summaryOf(chain.mustReach({ from: everyPod, to: everyPod }))).toBe(
      `${id('pod-0')} -> ${id('pod-10')} TCP 80 denied +${others - 1}`,
    );
  });

  it('hold where every pair does', () => {
    const open = Expectations.of(
      reachabilityOf(
        names.map((name) => deployment(name, [tcp(80)])),
        names.map((name) => policy(name, { ingress: [{}], egress: [{}] })),
      ),
    );
    expect(summaryOf(open.mustReach({ from: everyPod, to: everyPod, ports: PolicyPorts.ALL }))).toBe('holds');
    expect(summaryOf(open.mustNotReach({ from: everyPod, to: everyPod }))).toBe(
      `${id('pod-0')} -> ${id('pod-0')} TCP 80 allowed +${COUNT * COUNT - 1}`,
    );
  });
});

describe('a breach', () => {
  it('carries the verdict on its witness, and its text explains it', () => {
    const breach = expectations.mustNotReach({ from: web, to: api });
    expect(breach).toMatchObject({
      expectation: 'must-not-reach',
      verdict: { flow: { from: id('web'), to: id('api'), protocol: 'TCP', port: 9090 }, verdict: 'allowed' },
    });
    const text = renderBreach(breach as Breach);
    const explanation = shop.explain({ from: id('web'), to: id('api'), protocol: 'TCP', port: 9090 });
    // The headline says what the first line of the explanation says.
    expect(text).toContain(explanation.slice(explanation.indexOf('\n')));
    expect(text.split('\n').at(-1)).toBe(
      '  to deny it: narrow ingress rule 0 of shop/api, or narrow egress rule 0 of shop/web',
    );
  });

  it('says what would deny a flow that nothing isolates', () => {
    const breach = expectations.mustNotReach({ from: job, to: EndSelection.endpoint('shop/{}') }) as Breach;
    expect(renderBreach(breach)).toContain(
      `to deny it: isolate shop/{} for ingress, or isolate ${id('job')} for egress`,
    );
  });

  it('says what would decide what is unknown', () => {
    const breach = expectations.mustReach({ from: job, to: db }) as Breach;
    expect(renderBreach(breach)).toContain('(pod-address-unknown)');
  });

  it('counts in words', () => {
    const asked = { from: EndSelection.anyOf([web, job]), to: EndSelection.anyOf([api, db]), ports: port(9090) };
    expect(headlineOf(expectations.mustReach(asked) as Breach)).toMatch(/, and 2 further pairs$/);
    expect(headlineOf(expectations.mustReach({ from: api, to: EndSelection.pods('shop') }) as Breach)).toMatch(
      /^shop\/Deployment\/job .*, and 1 further destination$/,
    );
    expect(headlineOf(expectations.mustReach({ from: typo, to: web }) as Breach)).toContain('source');
  });
});
