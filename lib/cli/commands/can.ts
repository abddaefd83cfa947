import type { CommandDefinition } from '../command';
import { EXIT } from '../exit-codes';
import { CLUSTER_OPTIONS, INPUT_OPTIONS } from '../shared-options';

export const can: CommandDefinition = {
  name: 'can',
  summary: 'say whether one endpoint reaches another, and why',
  description:
    'Says whether connections from one endpoint to another are allowed, and which policies and rules decide it.\n\n' +
    'An endpoint is <namespace>/<Kind>/<name>, <namespace>/<name> where only one is meant, <namespace>/Service/<name> as ' +
    'a destination, or an IP address. Without --port the answer is for every port of every protocol.',
  args: [
    { name: 'from', description: 'who opens the connection' },
    { name: 'to', description: 'who is to accept it' },
  ],
  options: [
    {
      flags: '--port <port>',
      description: 'number or name of a port of the destination, with a protocol: 8080, 8080/tcp, dns/udp',
      kind: 'port',
      byDefault: 'every port',
    },
    ...INPUT_OPTIONS,
    ...CLUSTER_OPTIONS,
  ],
  formats: ['text', 'json', 'markdown'],
  examples: [
    { command: 'netpol can shop/web shop/api --port 8080 -f k8s/', says: 'one port, and the rules that decide it' },
    { command: 'netpol can shop/web 203.0.113.7 --port 443/tcp -f k8s/', says: 'an address outside the cluster' },
    { command: 'netpol can shop/web shop/Service/api -f k8s/', says: 'everything that passes, through a Service' },
    {
      command: 'kubectl get ns,pods,deploy,svc,netpol -A -o yaml | netpol can shop/web shop/api -f -',
      says: 'what a running cluster allows',
    },
  ],
  exits: [
    [EXIT.GOOD, 'allowed'],
    [EXIT.BAD, 'denied, or the manifests have errors'],
    [EXIT.NOT_ASKED, 'wrong usage, an endpoint or a path that does not exist'],
    [EXIT.UNKNOWN, 'unknown: the manifests do not decide it'],
  ],
};
