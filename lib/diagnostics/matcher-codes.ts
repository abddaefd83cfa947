import type { CodeDescription } from './codes';

/** Codes for matchers of `cdk8s-netpol/testing` that cannot be judged. */
export const matcherCodes = {
  'matcher-receiver-invalid': {
    severity: 'error',
    title: 'expect() was given something that has no policies',
    why: 'A matcher asks a cdk8s App, a folder of manifests, or a cluster. About anything else it would say nothing.',
    fix: 'Pass the App or any construct of it, the path of a folder, a Cluster, or a Reachability.',
  },
  'matcher-argument-invalid': {
    severity: 'error',
    title: 'a matcher was given an argument that it cannot read',
    why: 'A test that asks about something else than it means passes for the wrong reason.',
    fix: 'Ends are constructs, Peers, endpoint ids or IP addresses; ports are numbers, Ports, names, or such as udp/53.',
  },
} as const satisfies Record<string, CodeDescription>;
