import type { CodeDescription } from './codes';

/** Codes for clusters that cannot be analysed, and for questions about them that cannot be asked. */
export const clusterCodes = {
  'duplicate-namespace': {
    severity: 'error',
    title: 'a namespace is there twice, with different labels',
    why: 'A cluster has one namespace of a name; which labels it has decides what namespace selectors match.',
    fix: 'Leave one of the two out, or give both the same labels.',
  },
  'duplicate-object': {
    severity: 'error',
    title: 'a workload, a Service or a policy is there twice',
    why: 'Two of one kind, namespace and name are one object, and it is not known which of the two it is.',
    fix: 'Leave one of the two out, or give it another name.',
  },
  'endpoint-unknown': {
    severity: 'error',
    title: 'a question names an endpoint that does not exist',
    why: 'A verdict about something that is not there would say nothing.',
    fix: 'Use the id of an endpoint that is there: <namespace>/<Kind>/<name>, <namespace>/<name>, or an IP address.',
  },
  'endpoint-ambiguous': {
    severity: 'error',
    title: 'a question names an endpoint by a short id that several have',
    why: 'They may have different verdicts.',
    fix: 'Use the full id: <namespace>/<Kind>/<name>.',
  },
  'flow-port-invalid': {
    severity: 'error',
    title: 'a question names a port that cannot be',
    why: 'A port is an integer from 1 to 65535, or the name of a port that the destination declares.',
    fix: 'Give such a port, or none to ask for all of them.',
  },
  'analysis-option-invalid': {
    severity: 'error',
    title: 'an option of the analysis has a value that it cannot have',
    why: 'Address ranges are CIDRs, e.g. 10.0.0.0/8.',
    fix: 'Give a list of CIDRs that is not empty, or leave the option out.',
  },
} as const satisfies Record<string, CodeDescription>;
