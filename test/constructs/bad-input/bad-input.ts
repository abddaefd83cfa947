/* What the tables of bad input are made of. */
import { ApiObject } from 'cdk8s';
import { AllowFrom, type DiagnosticCode, type IPeer, type Port } from 'cdk8s-netpol';
import type { Construct } from 'constructs';
import type { World } from '../world';

/** One program that is wrong in one way. */
export interface BadInput {
  /** Marks the line that the error must name. */
  readonly title: string;
  readonly code: DiagnosticCode;
  readonly constructPath: string;
  /** What the message must show. */
  readonly shows: string;
  readonly make: (world: World) => unknown;
  /** Nothing of ours made what is wrong, so no line can be named. */
  readonly isUnplaced?: boolean;
}

/** Path of the rule that most rows make. */
export const RULE = 'shop/front/web/rule';

/** A rule whose peer is at fault; made elsewhere, so that the line of the peer is told from that of the rule. */
export function from(world: World, peer: IPeer): AllowFrom {
  return new AllowFrom(world.web, 'rule', { from: [peer] });
}

/** A rule whose port is at fault. */
export function ports(world: World, port: Port): AllowFrom {
  return new AllowFrom(world.web, 'rule', { from: [world.api], ports: [port] });
}

/** A NetworkPolicy that the constructs did not make. */
export function rawPolicy(scope: Construct, id: string, name: string): ApiObject {
  return new ApiObject(scope, id, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: 'front' },
    spec: { podSelector: { matchLabels: { raw: name } }, policyTypes: ['Ingress'] },
  });
}
