import { Defaults, DenyAll, Namespace, Namespaces, Peer, Port, Tier } from 'cdk8s-netpol';
import { tableIn } from '../table';
import { cycle, ruleFrom, untyped, type UntypedProgram } from './untyped-program';

/** Names and other texts. */
export const TEXTS = tableIn<UntypedProgram>(__filename, [
  {
    title: 'a number as policy name',
    code: 'policy-name-invalid',
    make: ({ web }) => new DenyAll(web, 'r', untyped({ policyName: 5 })),
  },
  {
    title: 'an object as policy name of a tier',
    code: 'policy-name-invalid',
    make: ({ front, web }) => {
      const third = new Tier(front, 'third', untyped({ grouping: 'subject', policyName: {}, ports: [Port.tcp(1)] }));
      return third.allowFrom(web);
    },
  },
  {
    title: 'a number as namespace name',
    code: 'namespace-name-invalid',
    make: ({ shop }) => new Namespace(shop, 'third', untyped({ name: 5 })),
  },
  {
    title: 'a cycle as namespace name',
    code: 'namespace-name-invalid',
    make: ({ shop }) => new Namespace(shop, 'third', untyped({ name: cycle() })),
  },
  {
    title: 'a list as namespace name of a peer',
    code: 'namespace-name-invalid',
    make: (world) => ruleFrom(Peer.pods({ namespaces: Namespaces.named(untyped(['a', 'b'])) }), world),
  },
  {
    title: 'a cycle as namespace name of a peer',
    code: 'namespace-name-invalid',
    make: (world) => ruleFrom(Peer.pods({ namespaces: Namespaces.named(untyped(cycle())) }), world),
  },
  {
    title: 'text in place of Namespaces',
    code: 'namespaces-missing',
    make: (world) => ruleFrom(Peer.pods({ namespaces: untyped('kube-system') }), world),
  },
  {
    title: 'a Date as reviewBy',
    code: 'review-by-invalid',
    make: ({ web }) => new DenyAll(web, 'r', { reviewBy: untyped(new Date(0)) }),
  },
  {
    title: 'a number as rationale',
    code: 'rationale-missing',
    make: ({ app, web }) => {
      Defaults.of(app).set({ requireRationale: true });
      return new DenyAll(web, 'r', { rationale: untyped(5) });
    },
  },
  {
    title: 'a layer of somebody else',
    code: 'option-invalid',
    make: ({ web }) => new DenyAll(web, 'r', { layer: untyped('my layer') }),
  },
  {
    title: 'a pairing, a grouping and foreign policies that do not exist',
    code: 'option-invalid',
    make: ({ app, front, web }) => {
      Defaults.of(app).set({ grouping: untyped('none'), foreignPolicies: untyped(true) });
      web.allowFrom(Peer.anyPod(), { ports: [Port.all()], pairing: untyped('BOTH') });
      new Tier(front, 'grouped', { labels: { app: 'grouped' }, grouping: untyped('rules') });
      new Namespace(front, 'grouped-namespace', { grouping: untyped('') });
    },
  },
  {
    title: 'a number as kubernetesVersion',
    code: 'kubernetes-version-invalid',
    make: ({ app }) => {
      Defaults.of(app).set({ kubernetesVersion: untyped(1.36) });
    },
  },
  {
    title: 'no code to acknowledge',
    code: 'cannot-acknowledge',
    make: ({ web }) => {
      web.acknowledge(untyped(undefined), 'r');
    },
  },
  {
    title: 'an inherited name as code to acknowledge',
    code: 'cannot-acknowledge',
    make: ({ web }) => {
      web.acknowledge(untyped('constructor'), 'r');
    },
  },
  {
    title: 'no reason to acknowledge',
    code: 'reason-missing',
    make: ({ web }) => {
      web.acknowledge('implicit-isolation', untyped(undefined));
    },
  },
]);
