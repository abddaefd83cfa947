import type { SourcePlace } from '../diagnostics/origin';
import type { Labels } from './label-selector';
import type { ProtocolName } from './protocol';

/** A port of a Service, and the port of the pods behind it. */
export interface ServicePort {
  readonly name?: string;
  readonly protocol: ProtocolName;
  /** The port that clients use, an integer from 1 to 65535. */
  readonly port: number;
  /** The port of the pods: a number, or the name of a container port that each of them resolves on its own (S57). */
  readonly targetPort: number | string;
}

/** How a Service is reached: a `NodePort` and a `LoadBalancer` also from outside of the cluster. */
export type ServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';

/** Every way in which a Service can be reached. */
export const SERVICE_TYPES: readonly ServiceType[] = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];

/** Which pods a node hands traffic from outside on to: all behind the Service, or those on the node itself. */
export type ExternalTrafficPolicy = 'Cluster' | 'Local';

export const EXTERNAL_TRAFFIC_POLICIES: readonly ExternalTrafficPolicy[] = ['Cluster', 'Local'];

/** A Service: neither subject nor peer of any policy, but what flows are often aimed at (S57). */
export interface Service {
  readonly namespace: string;
  readonly name: string;
  /** Which pods of its namespace answer; without labels nobody known does (S63). */
  readonly selector: Labels;
  readonly ports: readonly ServicePort[];
  /** @default 'ClusterIP' */
  readonly type?: ServiceType;
  /** Whether clients find the addresses of the pods by its name, and connect to these at `port` (S33). @default false */
  readonly isHeadless?: boolean;
  /** Addresses of its own, at which clients in the cluster reach it; a headless Service has none. @default - not known */
  readonly clusterIPs?: readonly string[];
  /** Where nodes hand traffic from outside on to: `Local` pods alone keep the address of the client (S59). @default 'Cluster' */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;
  readonly source?: SourcePlace;
}
