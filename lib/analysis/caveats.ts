/**
 * What a verdict depends on that the input does not say, or that network plugins do differently (S70). Those of
 * `unknown` verdicts say what is missing; the others say on what a definite verdict rests.
 */
export const CAVEATS = {
  'pod-to-self': 'a pod always reaches itself at its own address: no policy can prevent it (S49)',
  'own-node': 'traffic between a pod and the node it runs on is always allowed, whatever the policies say (S46, S47)',
  'host-network':
    'pods on the network of their node are matched by no selector and are no subject of policies; they are judged by the addresses of nodes (S51)',
  'finished-pod':
    'the pod has finished: it is no subject of policies, no selector matches it, and its address may belong to another by now (S52)',
  'ip-block-on-pod': 'an ipBlock matches this pod by its address; some plugins match no pods by ipBlock (S45)',
  'pod-address-unknown':
    'the address of a pod is not known, and an ipBlock covers only some of the addresses that it may have',
  'node-address-unknown':
    'the address of a node is not known, and an ipBlock covers only some of the addresses that it may have',
  'namespace-labels-unknown':
    'a namespaceSelector goes by labels of a namespace that has no Namespace object in the input: only its name is known (S26)',
  'address-families-differ': 'the answer is another one for another address of the pods (S68)',
  'addresses-differ': 'the answer is not the same for all addresses of the range',
  'cidr-host-bits':
    'a CIDR has bits set beyond its prefix length and is read as the whole network; plugins differ (S45c)',
  'port-name-repeated':
    'a pod has several ports of one name and protocol, and all of them are taken; plugins differ (S40)',
  'not-enforced':
    'the network plugin of the cluster does not enforce policies in this direction: what they deny passes all the same (S55)',
  'protocol-undefined':
    'policies speak of TCP, UDP and SCTP alone; what becomes of other protocols differs per plugin (S42)',
  'backends-differ': 'the pods behind the Service have different verdicts, and any of them may answer (S57)',
  'service-without-pods': 'no pod of the input stands behind the Service, so nobody knows who answers (S63)',
  'service-port-unresolved':
    'a pod behind the Service has no port of the name that targetPort gives, so nothing answers there (S57)',
  'service-address':
    'the address is that of a Service, judged as the pods behind it; whether an ipBlock holds the address of a Service or that of a pod differs per plugin (S45a)',
  'source-address-rewritten':
    'what comes from outside by a NodePort or a load balancer mostly has the address of a node, or of the balancer, instead of that of the client; externalTrafficPolicy: Local keeps the latter only where no balancer replaces it (S59, S60)',
  'pod-to-self-by-service':
    'a pod may reach itself through its own Service; what policies do then differs per plugin (S50)',
} as const;

/** Name of a class of caveats; {@link CAVEATS} says what each means. */
export type CaveatCode = keyof typeof CAVEATS;

/** Those that leave what two ends say to each other undecided. */
export const UNDECIDED_CAVEATS: ReadonlySet<CaveatCode> = new Set<CaveatCode>([
  'pod-address-unknown',
  'node-address-unknown',
  'namespace-labels-unknown',
  'address-families-differ',
  'addresses-differ',
]);

/** A caveat of a verdict. */
export interface Caveat {
  readonly code: CaveatCode;
  readonly message: string;
}

/** The caveats with these codes, each once, in alphabetical order. */
export function caveatsOf(codes: Iterable<CaveatCode>): Caveat[] {
  return [...new Set(codes)].sort().map((code) => ({ code, message: CAVEATS[code] }));
}
