import type { SourcePlace } from '../diagnostics/origin';

/** A Service that an Ingress hands requests to. */
export interface IngressBackend {
  /** Name of a Service in the namespace of the Ingress. */
  readonly service: string;
  /** Port of the Service: a number from 1 to 65535, or its name. @default - not said: every port of the Service */
  readonly port?: number | string;
}

/** An Ingress: by it, clients outside of the cluster reach Services through the ingress controller. */
export interface Ingress {
  readonly namespace: string;
  readonly name: string;
  /** Each Service and port once, in the order of the manifest. */
  readonly backends: readonly IngressBackend[];
  readonly source?: SourcePlace;
}
