import type { IConstruct } from 'constructs';
import type { IPeer } from '../constructs/peer';
import type { Port } from '../constructs/port';

/**
 * An end of flows: a Tier or a Namespace, a workload of cdk8s or cdk8s-plus in the tree, a Peer, an endpoint id such as
 * `shop/Deployment/web` (or `shop/web` where that is unambiguous), or an IP address. Constructs and Peers stand for all
 * pods and addresses that they match, also for pods that are not there yet; an id stands for one workload.
 */
export type FlowEnd = IConstruct | IPeer | string;

/**
 * Ports at the destination: a Port, the number of a TCP port, or a text: the name of a container port such as `http`, or a
 * protocol with a number, a range or a name: `udp/53`, `tcp/8000-8100`, `udp/dns`.
 */
export type FlowPort = Port | number | string;

/** Flows from one end to another. */
export interface FlowQuestion {
  /** Who opens the connections. */
  readonly from: FlowEnd;
  /** Who is to accept them; also a Service, as `<namespace>/Service/<name>`. */
  readonly to: FlowEnd;
  /** Ports at the destination; with a Service, ports of the Service. @default - see the matcher */
  readonly port?: FlowPort;
}

/** A row of a truth table. */
export interface TruthTableRow extends FlowQuestion {
  /** What the policies are to make of these flows: `allowed` means all of them, `denied` none of them. */
  readonly expected: 'allowed' | 'denied';
}

/** For which of its flows pods are isolated. */
export type IsolationDirection = 'ingress' | 'egress' | 'both';
