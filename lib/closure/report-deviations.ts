import { Reachability } from '../analysis/reachability';
import type { ConnectionTable } from '../analysis/connection-table';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { Cluster } from '../model/cluster';
import { formatAddress } from '../model/cidr';
import { workloadId } from '../model/workload';
import type { AllowingPolicy } from './allowing-policies';
import type { PortNumbers } from './port-numbers';
import type { Finding } from './tally';
import type { Universe } from './universe';

/** What deviations are told with. */
export interface ReportContext {
  readonly universe: Universe;
  readonly policies: readonly AllowingPolicy[];
  readonly connections: ConnectionTable;
  readonly portNumbers: PortNumbers;
}

/** A flow of a deviation, with the ids of its ends. */
interface Witness {
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  /** A number, or the name of a port of the destination. */
  readonly port: number | string;
}

/** Findings as diagnostics, the flows explained where it is not plain why they pass. */
export function reportDeviations(findings: readonly Finding[], context: ReportContext): Diagnostic[] {
  let reachability: Reachability | undefined;
  const explained = (witness: Witness): string => {
    reachability ??= reachabilityOf(context);
    return reachability.explain(witness);
  };
  return findings.map((finding): Diagnostic => {
    const { code, policy, origin } = finding.deviation;
    const witness = witnessOf(finding, context);
    const statement = statementOf(finding, witness, context);
    return diagnose(code, origin, {
      message: code === 'foreign-flow' ? statement : `${statement}\n${explained(witness)}`,
      help: HELP[code],
      ...(policy && { subject: subjectOf(policy) }),
    });
  });
}

const HELP = {
  'intent-blocked':
    'change the policy that the explanation names if it was written by hand; else this is a defect of cdk8s-netpol: report it',
  'intent-exceeded': 'this is a defect of cdk8s-netpol: report it with this message',
  'foreign-flow':
    "declare the flows with constructs and delete the policy, or say that they are meant: new Adopt(scope, id, { policies: [...], rationale: '...' })",
};

function statementOf(finding: Finding, witness: Witness, { universe }: ReportContext): string {
  const { code, policy, group } = finding.deviation;
  const { direction } = group;
  const subject = workloadId(universe.workloads[finding.subject]);
  const flow = `${witness.from} -> ${witness.to}, ${witness.protocol} ${witness.port}`;
  const further = furtherOf(finding);
  const name = policy && `NetworkPolicy ${policy.policy.namespace}/${policy.policy.name}`;
  if (code === 'intent-blocked') {
    return name === undefined
      ? `${flow}, is declared here, and ${direction} of ${subject} denies it${further}`
      : `${name} isolates ${subject} for ${direction}, which nothing declares: it denies ${flow}${further}`;
  }
  return name === undefined
    ? `${subject} is declared to be isolated for ${direction}, and no policy isolates it: ${flow}, passes${further}`
    : `${name} lets ${flow}, pass ${direction} of ${subject}, which nothing declares${further}`;
}

function furtherOf({ further, isCutOff }: Finding): string {
  if (further === 0) return '';
  return `, and ${isCutOff ? 'at least ' : ''}${further} further ${further === 1 ? 'pair' : 'pairs'} of ends`;
}

function subjectOf({ policy: { namespace, name } }: AllowingPolicy): Diagnostic['subject'] {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', namespace, name };
}

function witnessOf(finding: Finding, { universe, connections, portNumbers }: ReportContext): Witness {
  const { first, deviation } = finding;
  const subject = workloadId(universe.workloads[finding.subject]);
  const other =
    'pod' in first.other
      ? workloadId(universe.workloads[first.other.pod])
      : formatAddress(first.other.range.family, first.other.range.first);
  const [from, to] = deviation.group.direction === 'ingress' ? [other, subject] : [subject, other];
  const { protocol, port } = connections.at(first.connections).example ?? NO_CONNECTION;
  return { from, to, protocol, port: portNumbers.nameOf(protocol, port) ?? port };
}

/** What is left over is never empty; this only says so to the compiler. */
const NO_CONNECTION = { protocol: 'TCP', port: 1 } as const;

/** The universe with all policies, in which pods have no addresses and addresses are no pods'. */
function reachabilityOf({ universe, policies }: ReportContext): Reachability {
  const cluster = Cluster.of({
    namespaces: universe.namespaces,
    workloads: universe.workloads,
    policies: policies.map(({ policy, origin }) => ({ policy, source: origin })),
  });
  return Reachability.of(cluster, { plugin: { name: 'none in particular', ipBlocksMatchPods: false } });
}
