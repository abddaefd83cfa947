import type { Construct } from 'constructs';
import { AllowTo, type AllowProps } from '../constructs/allow';
import { Layer } from '../constructs/options';
import { Peer } from '../constructs/peer';
import { Port } from '../constructs/port';
import { METADATA_ADDRESSES } from '../constructs/metadata-addresses';

/** Options of {@link BlockCloudMetadata}. `ports` left out are every port: it is the addresses that are limited. */
export interface BlockCloudMetadataProps extends AllowProps {
  /** Further CIDRs that stay closed, of either family (`cidr-invalid`), e.g. the private ranges of the company. @default - none */
  readonly alsoExcept?: string[];
}

/**
 * Allows the subject to reach every address but those of the cloud metadata services, which hand the credentials of a
 * node to whoever asks. NetworkPolicy cannot deny (S13), so this blocks by allowing the rest: it works only while no
 * other rule lets the subject reach one of these addresses (S43), and it opens the internet to a subject that had none.
 * Layer SECURITY.
 *
 * Whether an address range stands for pods too differs from plugin to plugin (S45): add rules for the pods that are
 * called, and `AllowDns`. Where only the internet is meant, `Peer.internet()` is narrower and leaves these addresses
 * out as well. Pods that get their identity from the metadata service (GKE Workload Identity) need it.
 */
export class BlockCloudMetadata extends AllowTo {
  public constructor(scope: Construct, id: string, props: BlockCloudMetadataProps = {}) {
    const { alsoExcept = [], ...rule } = props;
    const isIpv6 = (cidr: string): boolean => cidr.includes(':');
    const ipv4 = [...METADATA_ADDRESSES.ipv4.map(({ cidr }) => cidr), ...alsoExcept.filter((cidr) => !isIpv6(cidr))];
    const ipv6 = [...METADATA_ADDRESSES.ipv6.map(({ cidr }) => cidr), ...alsoExcept.filter(isIpv6)];
    super(scope, id, {
      ...rule,
      ports: rule.ports ?? [Port.all()],
      layer: rule.layer ?? Layer.SECURITY,
      to: [Peer.ipBlock('0.0.0.0/0', { except: ipv4 }), Peer.ipBlock('::/0', { except: ipv6 })],
    });
  }
}
