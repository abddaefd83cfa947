import type { Construct } from 'constructs';
import { AllowTo, type AllowProps } from '../constructs/allow';
import { Layer } from '../constructs/options';
import { Peer } from '../constructs/peer';
import { Port } from '../constructs/port';

/** Options of {@link AllowApiServer}. */
export interface AllowApiServerProps extends AllowProps {
  /**
   * Addresses of the API server as IP addresses or CIDRs, at least one (`host-without-addresses`, `cidr-invalid`):
   * the endpoints that `kubectl get endpointslices -n default -l kubernetes.io/service-name=kubernetes` lists. Where
   * the plugin judges traffic to a Service before its address is rewritten, the address of the Service
   * `default/kubernetes` as well.
   */
  readonly addresses: string[];
}

/**
 * Allows the subject to reach the Kubernetes API server. No selector can name it: it runs on the host network or
 * outside the cluster, so only its addresses do, and the ports of its endpoints count, not the port 443 of its Service
 * (S33, S63). When the addresses change, the rule has to. Layer INFRASTRUCTURE.
 *
 * Ports left out are TCP 443 (managed clusters) and 6443 (kubeadm). The name `kubernetes.default.svc` is kept in the
 * annotation `cdk8s-netpol/host`.
 */
export class AllowApiServer extends AllowTo {
  public constructor(scope: Construct, id: string, props: AllowApiServerProps) {
    const { addresses, ...rule } = props;
    super(scope, id, {
      ...rule,
      ports: rule.ports ?? [Port.tcp(443), Port.tcp(6443)],
      layer: rule.layer ?? Layer.INFRASTRUCTURE,
      to: [Peer.host('kubernetes.default.svc', { addresses })],
    });
  }
}
