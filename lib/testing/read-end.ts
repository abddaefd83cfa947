import { ApiObject } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { serviceId } from '../analysis/ends';
import { shown } from '../base/show-value';
import { clusterPartsOf, manifestsOf } from '../constructs/cluster-manifests';
import { isNamespace, isTier } from '../constructs/construct-kinds';
import { selectorOfNames } from '../constructs/namespaces';
import type { IPeer, Peer } from '../constructs/peer';
import { containerPorts, isPort, Port } from '../constructs/port';
import { readPeer } from '../constructs/read-peer';
import type { ISubject } from '../constructs/subject';
import { CODES } from '../diagnostics/codes';
import { describePeer, describePeers } from '../model/describe-policy';
import { LabelSelector } from '../model/label-selector';
import { PolicyPorts } from '../model/policy-ports';
import { workloadId, type Workload } from '../model/workload';
import type { MatcherProblems } from './matcher-problems';
import type { TestedEnd } from './tested-end';

/**
 * Reads an end of a question; what cannot be read is reported, and comes back as nothing.
 *
 * @param home Namespace that a Peer means which names none.
 */
export function readEnd(given: unknown, path: string, problems: MatcherProblems, home?: string): TestedEnd | undefined {
  if (typeof given === 'string') return { path, text: given, meaning: { kind: 'id', id: given } };
  const construct = Construct.isConstruct(given) ? given : undefined;
  const found = construct && (ofSubject(construct, path) ?? ofObject(construct, path));
  if (found) return found;
  const { peer, why } = readPeer(given as IPeer | undefined);
  if (peer) return ofPeer(peer, path, problems, home);
  const help =
    'give a Tier, a Namespace, a workload, a Peer, an endpoint id such as shop/Deployment/web, or an IP address';
  problems.report(path, `${shown(given)} is no end of a flow: ${why}`, help);
  return undefined;
}

function ofSubject(construct: IConstruct, path: string): TestedEnd | undefined {
  if (isNamespace(construct)) {
    const { namespaceName } = construct;
    const peer = { namespaceSelector: selectorOfNames([namespaceName]) };
    const meaning = { kind: 'pods', peer, home: namespaceName } as const;
    return { path, text: `namespace ${namespaceName}`, meaning, namespace: namespaceName, construct };
  }
  if (!isTier(construct)) return undefined;
  const { namespaceName, _pods: pods, _props: props } = construct;
  const peer = { namespaceSelector: selectorOfNames([namespaceName]), podSelector: pods.selector };
  const ports = (props.ports ?? []).filter(isPort);
  return {
    path,
    text: `${namespaceName}/${construct._idInNamespace()}`,
    meaning:
      construct._peerOnly === 'host-network'
        ? { kind: 'host-network-tier', tier: construct }
        : { kind: 'pods', peer, home: namespaceName },
    ...(ports.length > 0 && { declaredPorts: Port._toPolicyPorts(ports), containerPorts: containerPorts(ports) }),
    ...{ namespace: namespaceName, construct },
  };
}

/** A construct that writes a workload, a Service or a Namespace. */
function ofObject(construct: IConstruct, path: string): TestedEnd | undefined {
  const object = apiObjectOf(construct);
  if (!object) return undefined;
  const { workloads, services, namespaces } = clusterPartsOf(manifestsOf([object]));
  const [workload, service, namespace] = [workloads.at(0), services.at(0), namespaces.at(0)];
  if (workload) return ofWorkload(workload, path, construct);
  if (service) {
    const id = serviceId(service);
    return { path, text: id, meaning: { kind: 'id', id }, namespace: service.namespace, construct };
  }
  if (!namespace) return undefined;
  const { name } = namespace;
  const meaning = { kind: 'pods', peer: { namespaceSelector: selectorOfNames([name]) }, home: name } as const;
  return { path, text: `namespace ${name}`, meaning, namespace: name, construct };
}

function ofWorkload(workload: Workload, path: string, construct: IConstruct): TestedEnd {
  const { namespace, labels, ports, hostNetwork } = workload;
  const id = workloadId(workload);
  const peer = { namespaceSelector: selectorOfNames([namespace]), podSelector: LabelSelector.of(labels) };
  const isSelectable = !hostNetwork && Object.keys(labels).length > 0;
  const declared = ports.map(({ protocol, port }) => ({ protocol, first: port, last: port }));
  return {
    path,
    text: id,
    meaning: isSelectable ? { kind: 'pods', peer, home: namespace } : { kind: 'id', id },
    ...(declared.length > 0 && { declaredPorts: PolicyPorts.of(declared), containerPorts: ports }),
    ...{ namespace, construct },
  };
}

function apiObjectOf(construct: IConstruct): ApiObject | undefined {
  try {
    return ApiObject.of(construct);
  } catch {
    // It has no object, or several and none of them is its own.
    return undefined;
  }
}

function ofPeer(peer: Peer, path: string, problems: MatcherProblems, home: string | undefined): TestedEnd | undefined {
  const errors = peer._problems.filter(({ code }) => CODES[code].severity === 'error');
  problems.addValues(path, errors);
  if (errors.length > 0) return undefined;
  const target = peer._target;
  if (!('kind' in target)) return ofTarget(target, path, problems);
  switch (target.kind) {
    case 'anywhere':
      return { path, text: 'everybody', meaning: { kind: 'everybody' } };
    case 'addresses': {
      const { blocks, host } = target;
      const peers = blocks.map((ipBlock) => ({ ipBlock }));
      return { path, text: host ?? describePeers(peers, ''), meaning: { kind: 'addresses', blocks } };
    }
    case 'selection': {
      if (!target.peer.namespaceSelector && home === undefined) {
        const message = 'the peer means pods of the namespace that a policy is in, and no policy is asked about';
        problems.report(path, message, "name the namespace, e.g. namespaces: Namespaces.named('shop')");
        return undefined;
      }
      const meaning = { kind: 'pods', peer: target.peer, home: home ?? '' } as const;
      return { path, text: describePeer(target.peer, meaning.home), meaning };
    }
    case 'endpoint':
      return undefined;
  }
}

/** A construct that says itself what it is as a peer. */
function ofTarget(target: ISubject, path: string, problems: MatcherProblems): TestedEnd | undefined {
  const end = ofSubject(target, path);
  if (!end) problems.report(path, `${shown(target)} is no Tier and no Namespace`, 'give a Peer');
  return end;
}
