import { didYouMean } from '../base/did-you-mean';
import { shown } from '../base/show-value';
import { diagnose } from '../diagnostics/diagnose';
import { DiagnosticsError } from '../diagnostics/diagnostics-error';
import { formatAddress, parseAddress, parseCidr, type IpFamily } from '../model/cidr';
import { textOfRange, type AddressRange } from '../model/ip-set';
import type { Service } from '../model/service';
import { standsBehind } from '../model/service-backends';
import { workloadId, type Workload } from '../model/workload';
import type { CompiledCluster } from './compiled-cluster';
import type { Whereabouts } from './address-space';

/** Pods of a workload as an end of a flow. */
export interface PodEnd {
  readonly kind: 'pod';
  readonly id: string;
  readonly workload: Workload;
  /** As the workload says it: kept here, where every question looks anyway. */
  readonly isHostNetwork: boolean;
  /** Position of their class. */
  readonly position: number;
  /** Where their address is: one in particular where the question named it. */
  readonly whereabouts: Whereabouts;
}

/** An address that is no pod's, or a range of them. */
export interface AddressEnd {
  readonly kind: 'address';
  readonly id: string;
  readonly whereabouts: Whereabouts;
  readonly range: AddressRange;
}

export type End = PodEnd | AddressEnd;

/** Finds the ends of flows by their ids. */
export class Ends {
  private readonly pods = new Map<string, PodEnd>();
  private readonly byShortId = new Map<string, string[]>();
  private readonly byAddress = new Map<string, PodEnd>();
  private readonly services = new Map<string, Service>();
  private readonly servicesByAddress = new Map<string, Service>();

  public constructor(private readonly compiled: CompiledCluster) {
    compiled.classes.forEach(({ members, whereabouts, isFinished, isHostNetwork }, position) => {
      for (const workload of members) {
        const id = workloadId(workload);
        const end: PodEnd = { kind: 'pod', id, workload, isHostNetwork, position, whereabouts };
        this.pods.set(id, end);
        const shortId = `${workload.namespace}/${workload.name}`;
        this.byShortId.set(shortId, [...(this.byShortId.get(shortId) ?? []), id]);
        if (isFinished || isHostNetwork) continue;
        for (const text of workload.addresses) {
          const address = parseAddress(text);
          if (address) this.byAddress.set(addressKey(address), this.at(end, address));
        }
      }
    });
    for (const service of compiled.cluster.services) {
      this.services.set(serviceId(service), service);
      for (const text of service.clusterIPs ?? []) {
        const address = parseAddress(text);
        if (address) this.servicesByAddress.set(addressKey(address), service);
      }
    }
  }

  /** All pods, in the order of their classes. */
  public get all(): readonly PodEnd[] {
    return [...this.pods.values()];
  }

  public serviceOf(id: string): Service | undefined {
    return this.services.get(id);
  }

  /** The Service that has this address for its own. */
  public serviceAt(id: string): Service | undefined {
    const range = this.servicesByAddress.size === 0 ? undefined : rangeOfId(id);
    if (!range || range.first !== range.last) return undefined;
    return this.servicesByAddress.get(addressKey({ family: range.family, value: range.first }));
  }

  /**
   * The end with this id.
   *
   * @throws DiagnosticsError `endpoint-unknown` or `endpoint-ambiguous`.
   */
  public get(id: string): End {
    const given: unknown = id;
    if (typeof given !== 'string') throw this.unknown(given);
    const service = this.services.get(id);
    if (service && !this.pods.has(id)) throw this.onlyDestination(id, service);
    const found = this.pods.get(id) ?? this.ofAddresses(id) ?? this.ofShortId(id);
    if (!found) throw this.unknown(id);
    return found;
  }

  private ofShortId(id: string): End | undefined {
    const ids = this.byShortId.get(id) ?? [];
    if (ids.length > 1) {
      const message = `${shown(id)} is the name of several: ${ids.join(', ')}`;
      throw cannotAnswer('endpoint-ambiguous', message, 'use the full id of the one that is meant');
    }
    return ids.length === 1 ? this.pods.get(ids[0]) : undefined;
  }

  /** A bare address, or `ip:` with an address or a range. A pod that is known to have the address is that pod. */
  private ofAddresses(id: string): End | undefined {
    const range = rangeOfId(id);
    if (!range) return undefined;
    const { family, first, last } = range;
    const { addresses, cells } = this.compiled;
    if (first === last) {
      const whereabouts = cells[addresses.cellOf(family, first)];
      const pod = this.byAddress.get(addressKey({ family, value: first }));
      return pod ?? { kind: 'address', id: `ip:${formatAddress(family, first)}`, whereabouts, range };
    }
    const runs = [addresses.cellOf(family, first), addresses.cellOf(family, last) + 1];
    const whereabouts: Whereabouts = {
      key: `cells ${runs.join(' ')}`,
      known: 'some-address',
      cells: { [family]: runs },
    };
    return { kind: 'address', id: `ip:${textOfRange(range)}`, whereabouts, range };
  }

  /** The same pod at one of its addresses. */
  private at(end: PodEnd, { family, value }: { family: IpFamily; value: bigint }): PodEnd {
    const { addresses, cells } = this.compiled;
    return { ...end, whereabouts: cells[addresses.cellOf(family, value)] };
  }

  /** What makes the pod that kubectl calls by such a name: `shop/web-7d9f-abcde` is one of `shop/Deployment/web`. */
  private makerOf(id: string): string | undefined {
    const [namespace = '', ...rest] = id.split('/');
    const name = rest.at(-1) ?? '';
    return [...this.pods.values()]
      .filter(({ workload }) => workload.namespace === namespace && workload.kind !== 'Pod')
      .filter(({ workload }) => name.startsWith(`${workload.name}-`))
      .sort((a, b) => b.workload.name.length - a.workload.name.length)
      .map((each) => each.id)
      .at(0);
  }

  private onlyDestination(id: string, service: Service): DiagnosticsError {
    const behind = [...this.pods.values()]
      .filter(({ workload }) => standsBehind(service, workload))
      .map((each) => each.id);
    const help = behind.length === 0 ? 'name the pods that open the connection' : `ask about ${behind.join(' or ')}`;
    return cannotAnswer(
      'endpoint-unknown',
      `${shown(id)} can only be a destination: a Service opens no connections`,
      help,
    );
  }

  private unknown(id: unknown): DiagnosticsError {
    const ids = [...this.pods.keys(), ...this.services.keys(), ...this.byShortId.keys()];
    const near = typeof id === 'string' ? (this.makerOf(id) ?? didYouMean(id, ids)) : undefined;
    const some = [...this.pods.keys()].slice(0, 5).join(', ');
    const message = `there is no endpoint ${shown(id)}`;
    const help = near
      ? `did you mean ${near}?`
      : `an endpoint is <namespace>/<Kind>/<name> or an IP address; there are ${some === '' ? 'no workloads' : `${some}${this.pods.size > 5 ? ', ...' : ''}`}`;
    return cannotAnswer('endpoint-unknown', message, help);
  }
}

/** Id of a Service as the destination of a flow. */
export function serviceId({ namespace, name }: Pick<Service, 'namespace' | 'name'>): string {
  return `${namespace}/Service/${name}`;
}

function addressKey({ family, value }: { readonly family: IpFamily; readonly value: bigint }): string {
  return `${family} ${value}`;
}

function rangeOfId(id: string): AddressRange | undefined {
  return readRange(id.startsWith('ip:') ? id.slice(3) : id);
}

/** An address, a CIDR, or `first-last`. */
function readRange(text: string): AddressRange | undefined {
  const address = parseAddress(text);
  if (address) return { family: address.family, first: address.value, last: address.value };
  const cidr = parseCidr(text);
  if (cidr) return { family: cidr.family, first: cidr.first, last: cidr.last };
  const [first, last, ...rest] = text.split('-').map(parseAddress);
  if (!first || !last || rest.length > 0 || first.family !== last.family || first.value > last.value) return undefined;
  return { family: first.family, first: first.value, last: last.value };
}

/** A question that has no answer. */
export function cannotAnswer(
  code: 'endpoint-unknown' | 'endpoint-ambiguous' | 'flow-port-invalid',
  message: string,
  help: string,
): DiagnosticsError {
  return new DiagnosticsError('the question has no answer', [diagnose(code, undefined, { message, help })]);
}
