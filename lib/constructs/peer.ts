import { shown } from '../base/show-value';
import type { GraphPeer } from '../graph/app-graph';
import type { IpBlock } from '../model/network-policy';
import { LabelSelector } from '../model/label-selector';
import { readCdk8sPlusPeer, type ICdk8sPlusPeer } from './cdk8s-plus';
import { checkedIpBlock, hostCidr } from './ip-block';
import { checkedSelector, type LabelExpression } from './label-expression';
import type { Namespaces } from './namespaces';
import { addressSlug, selectorSlug } from './slugs';
import { NOT_INTERNET } from '../model/special-addresses';
import type { ISubject } from './subject';
import { textProblems } from './text-checks';
import { listOf, ownProps } from './untyped-props';
import { problemsAt, type ValueProblem } from './value-problem';

/** What can stand at the other end of a rule: a Tier, a Namespace, or a {@link Peer}. */
export interface IPeer {
  /** This, as the other end of a rule. */
  asPeer(): Peer;
}

/** Which pods a peer is, and in which namespaces. */
export interface PodsPeerProps {
  /** In which namespaces the pods live. */
  readonly namespaces: Namespaces;
  /** Labels that the pods carry. @default - any */
  readonly labels?: { [key: string]: string };
  /** Further conditions on the labels of the pods. @default - none */
  readonly expressions?: LabelExpression[];
}

/** Which namespaces a peer is. */
export interface NamespacesPeerProps {
  /** Labels that the namespaces carry. @default - any, if there are expressions */
  readonly labels?: { [key: string]: string };
  /** Further conditions on the labels of the namespaces. @default - none */
  readonly expressions?: LabelExpression[];
}

/** Holes in an address range. */
export interface IpBlockPeerProps {
  /** CIDRs strictly inside the range that are not meant (V36). Another rule may still allow them (S43). @default - none */
  readonly except?: string[];
}

/** The addresses of a host. */
export interface HostPeerProps {
  /** IP addresses or CIDRs that the name resolves to, at least one. */
  readonly addresses: string[];
}

/** The other end of a rule, as a value. */
export class Peer implements IPeer {
  /**
   * Pods by their labels, in namespaces that are named explicitly (T1). Labels or values that Kubernetes refuses are
   * the errors `label-key-invalid` and `label-value-invalid`; without namespaces it is `namespaces-missing`.
   */
  public static pods(props: PodsPeerProps): Peer {
    const { labels, expressions, namespaces } = ownProps<Partial<PodsPeerProps>>(props);
    const { selector, problems } = checkedSelector(labels, expressions);
    const found = [...problems, ...(namespaces?._problems ?? [namespacesMissing()])];
    const inNamespaces = namespaces?._selector;
    return new Peer(
      {
        kind: 'selection',
        peer: inNamespaces ? { namespaceSelector: inNamespaces, podSelector: selector } : { podSelector: selector },
      },
      `pods-${selectorSlug(selector)}-in-${namespaces?._slug ?? ''}`,
      problemsAt(Peer.pods, found),
    );
  }

  /** All pods of the namespaces with these labels (S20). Without any label it is the error `namespaces-missing`. */
  public static namespaces(props: NamespacesPeerProps): Peer {
    const { labels, expressions } = ownProps(props);
    const { selector, problems } = checkedSelector(labels, expressions);
    const found = [...problems];
    if (selector.isEverything) {
      const message = 'Peer.namespaces({}) names no label, which is every pod of every namespace';
      found.push({ code: 'namespaces-missing', message, help: 'for every pod of the cluster write Peer.anyPod()' });
    }
    const peer: GraphPeer = { kind: 'selection', peer: { namespaceSelector: selector } };
    return new Peer(peer, `namespaces-${selectorSlug(selector)}`, problemsAt(Peer.namespaces, found));
  }

  /**
   * A range of addresses. What is no CIDR is the error `cidr-invalid`, an exception that does not lie strictly inside
   * it `except-outside-cidr`.
   *
   * @param cidr IPv4 or IPv6, e.g. `192.0.2.0/24` or `2001:db8::/32`. The families never mix (S44).
   */
  public static ipBlock(cidr: string, props: IpBlockPeerProps = {}): Peer {
    const { block, problems } = checkedIpBlock(cidr, ownProps(props).except);
    const slug = [cidr, ...block.except].map(addressSlug).join('-except-');
    return Peer.addresses([block], slug, problemsAt(Peer.ipBlock, problems));
  }

  /** Everybody: every pod and every address, inside the cluster and outside. Beside another peer it is `peer-absorbed`. */
  public static anywhere(): Peer {
    return new Peer({ kind: 'anywhere' }, 'anywhere', []);
  }

  /** Every pod of every namespace, and no address outside the cluster (S23). */
  public static anyPod(): Peer {
    return new Peer({ kind: 'selection', peer: { namespaceSelector: LabelSelector.EVERYTHING } }, 'any-pod', []);
  }

  /** The public internet: all addresses of both families but private, shared, link-local, loopback and multicast ones. */
  public static internet(): Peer {
    const blocks = [
      { cidr: '0.0.0.0/0', except: NOT_INTERNET.ipv4.map(({ cidr }) => cidr) },
      { cidr: '::/0', except: NOT_INTERNET.ipv6.map(({ cidr }) => cidr) },
    ];
    return Peer.addresses(blocks, 'internet', []);
  }

  /**
   * A host outside the cluster. NetworkPolicy has no names: what is allowed are the addresses, and the name is kept in
   * the annotation `cdk8s-netpol/host`, so that somebody looks after it when it moves (T6).
   * Without addresses it is the error `host-without-addresses`.
   *
   * @param name The DNS name, for people.
   */
  public static host(name: string, props: HostPeerProps): Peer {
    const addresses = listOf(ownProps<Partial<HostPeerProps>>(props).addresses);
    const checked = addresses.map((address) => checkedIpBlock(hostCidr(address) ?? address));
    const problems: ValueProblem[] = [...textProblems('host', name), ...checked.flatMap((each) => each.problems)];
    if (addresses.length === 0) {
      const message = `host ${shown(name)} has no addresses`;
      const help = "give those that the name resolves to: { addresses: ['192.0.2.10'] }";
      problems.push({ code: 'host-without-addresses', message, help });
    }
    const blocks = checked.map(({ block }) => block);
    return Peer.addresses(
      blocks,
      addressSlug(name),
      problemsAt(Peer.host, problems),
      typeof name === 'string' ? name : undefined,
    );
  }

  /**
   * Any peer or workload that cdk8s-plus made, whatever its version: a Deployment, Pods, Namespaces, an ip block.
   * Where it does not say in which namespace it lives, its selector means the policy's own one, and the warning
   * `peer-namespace-assumed` says so. What cannot be read is the error `peer-unreadable`.
   */
  public static of(peer: ICdk8sPlusPeer): Peer {
    const { graphPeer, slug, problems } = readCdk8sPlusPeer(peer);
    return new Peer(graphPeer, slug, problemsAt(Peer.of, problems));
  }

  private static addresses(
    blocks: readonly IpBlock[],
    slug: string,
    problems: readonly ValueProblem[],
    host?: string,
  ): Peer {
    return new Peer({ kind: 'addresses', blocks, ...(host !== undefined && { host }) }, slug, problems);
  }

  /** @internal A tier or a namespace as a peer. */
  public static _ofSubject(subject: ISubject, slug: string): Peer {
    return new Peer(subject, slug, []);
  }

  private constructor(
    /** @internal Pods that the app declares, or a finished peer. */
    public readonly _target: GraphPeer | ISubject,
    /** @internal What it is called in ids. */
    public readonly _slug: string,
    /** @internal */
    public readonly _problems: readonly ValueProblem[],
  ) {
    Object.freeze(this);
  }

  public asPeer(): Peer {
    return this;
  }
}

function namespacesMissing(): ValueProblem {
  return {
    code: 'namespaces-missing',
    message: 'Peer.pods does not say in which namespaces the pods live',
    help: 'write namespaces: Namespaces.same(), .named(...), .labelled(...) or .all()',
  };
}
