import type { IConstruct } from 'constructs';
import type { Endpoint, GraphNamespace } from '../graph/app-graph';
import { LabelSelector } from '../model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../model/namespace';
import { isNamespace, isTier } from './construct-kinds';
import type { Namespace } from './namespace';
import { Grouping } from './options';
import { isPort, Port } from './port';
import { settingAt } from './settings';
import type { ISubject } from './subject';
import type { Tier } from './tier';

/** Stands for a namespace that is not in the graph, which is an error of its own. No namespace matches its selector. */
const NO_NAMESPACE: GraphNamespace = {
  name: '',
  labels: {},
  selector: LabelSelector.of({ [NAMESPACE_NAME_LABEL]: '' }),
  owned: false,
};

/** The ends of flows in the graph: one for each tier and namespace, made when a rule first names it. */
export class Endpoints {
  private readonly made = new Map<ISubject, Endpoint>();

  public constructor(private readonly namespaces: ReadonlyMap<string, GraphNamespace>) {}

  /** The endpoint of a tier or namespace; none of a tier outside every Namespace. */
  public of(subject: ISubject): Endpoint | undefined {
    const known = this.made.get(subject);
    if (known) return known;
    const endpoint = isNamespace(subject)
      ? this.ofNamespace(subject)
      : isTier(subject)
        ? this.ofTier(subject)
        : undefined;
    if (endpoint) this.made.set(subject, endpoint);
    return endpoint;
  }

  private ofNamespace(namespace: Namespace): Endpoint {
    const { namespaceName, isImported, _props: props } = namespace;
    const graphNamespace = this.graphNamespace(namespace);
    return {
      namespace: graphNamespace,
      pods: LabelSelector.EVERYTHING,
      id: namespaceName,
      owned: graphNamespace.owned && !isImported,
      policyName: props.policyName ?? namespaceName,
      grouping: groupingAt(namespace, props.grouping),
    };
  }

  private ofTier(tier: Tier): Endpoint | undefined {
    const namespace = tier._namespace;
    if (!namespace) return undefined;
    const id = tier._idInNamespace();
    const { policyName, grouping, ports = [] } = tier._props;
    return {
      namespace: this.graphNamespace(namespace),
      pods: tier._pods.selector,
      id,
      owned: tier._peerOnly === undefined,
      ...(ports.length > 0 && { declaredPorts: Port._toPolicyPorts(ports.filter(isPort)) }),
      policyName: typeof policyName === 'string' ? policyName : id.toLowerCase(),
      grouping: groupingAt(tier, grouping ?? namespace._props.grouping),
    };
  }

  private graphNamespace({ namespaceName }: Namespace): GraphNamespace {
    return this.namespaces.get(namespaceName) ?? NO_NAMESPACE;
  }
}

function groupingAt(construct: IConstruct, own: Grouping | undefined): Grouping {
  return own ?? settingAt(construct, 'grouping') ?? Grouping.PER_RULE;
}
