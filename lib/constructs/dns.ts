import { DNS_PROFILES, type DnsProfile } from '../model/dns-profiles';
import { Namespaces } from './namespaces';
import { Peer, type IPeer } from './peer';
import { Port } from './port';
import { listOf, ownProps } from './untyped-props';

/** Resolvers of your own. */
export interface CustomDnsProps {
  /** The resolvers, at least one: pods, namespaces or addresses. */
  readonly resolvers: IPeer[];
  /** Port that they listen on, an integer from 1 to 65535. With pods it is the container port (S66). @default 53 */
  readonly port?: number;
}

/** How pods resolve names: the resolvers, and the port that they listen on. UDP and TCP always go together (S64). */
export class Dns {
  /** CoreDNS or kube-dns in `kube-system`, as kubeadm and most managed clusters install it. */
  public static kubeDns(): Dns {
    return Dns.ofProfile(DNS_PROFILES.kubeDns);
  }

  /** OpenShift: pods in `openshift-dns` that listen on 5353. */
  public static openShift(): Dns {
    return Dns.ofProfile(DNS_PROFILES.openShift);
  }

  /**
   * NodeLocal DNSCache beside kube-dns. The cache runs on the host network, so only an address can name it (S67).
   *
   * @param addresses Addresses of the cache, as CIDRs. @default - 169.254.20.10/32
   */
  public static nodeLocalCache(addresses?: string[]): Dns {
    return Dns.ofProfile(DNS_PROFILES.nodeLocalCache, addresses);
  }

  /** Cloud DNS for GKE, which answers on 169.254.169.254. The same address serves the metadata of the node, on port 80. */
  public static gkeCloudDns(): Dns {
    return Dns.ofProfile(DNS_PROFILES.gkeCloudDns);
  }

  /** Azure LocalDNS beside CoreDNS. */
  public static azureLocalDns(): Dns {
    return Dns.ofProfile(DNS_PROFILES.azureLocalDns);
  }

  /** Resolvers of your own. */
  public static custom(props: CustomDnsProps): Dns {
    const { resolvers, port = 53 } = ownProps<Partial<CustomDnsProps>>(props);
    return new Dns(listOf(resolvers), port);
  }

  private static ofProfile({ resolvers, ipBlocks, port }: DnsProfile, addresses = ipBlocks): Dns {
    const pods = resolvers.map(({ namespace, labels }) =>
      Peer.pods({ labels: { ...labels }, namespaces: Namespaces.named(namespace) }),
    );
    return new Dns([...pods, ...listOf(addresses).map((cidr) => Peer.ipBlock(cidr))], port);
  }

  private constructor(
    /** @internal */
    public readonly _resolvers: readonly IPeer[],
    port: number,
  ) {
    Object.freeze(_resolvers);
    this._ports = [Port.udp(port), Port.tcp(port)];
    Object.freeze(this);
  }

  /** @internal */
  public readonly _ports: readonly Port[];
}
