import { reasonsFor } from '../explain';
import type { Outcome } from '../verdict';
import type { Breach, ExpectationKind, FlowBreach, VacuousBreach } from './breach';

/** A breach as text for people: the witness flow, how many more there are, why it is so, and what would have to change. */
export function renderBreach(breach: Breach): string {
  return [headlineOf(breach), ...detailsOf(breach)].join('\n');
}

/** A breach in one line. */
export function headlineOf(breach: Breach): string {
  switch (breach.kind) {
    case 'vacuous':
      return `nothing was checked: ${EMPTY[breach.empty]}`;
    case 'ports-missing':
      return `${breach.to} declares no such ports${andFurther(breach.further, 'destination')}`;
    case 'flow': {
      const { from, to, witness, outcome, further } = breach;
      return `${from} -> ${to}, ${witness.protocol} ${witness.port}, is ${outcome}${andFurther(further, 'pair')}`;
    }
  }
}

const EMPTY: Readonly<Record<VacuousBreach['empty'], string>> = {
  from: 'the source matches no pod and no address',
  to: 'the destination matches no pod and no address',
  subject: 'the subject matches no pod and no address',
  others: 'the peers are everybody, so nobody is left who could break it',
  pairs: 'there are no two ends between which anything could flow',
  ports: 'no destination has a port of that name',
};

function andFurther(count: number, what: string): string {
  return count === 0 ? '' : `, and ${count} further ${what}${count === 1 ? '' : 's'}`;
}

/** Why a breach is one: the reasons for its verdict, and what would have to change. */
export function detailsOf(breach: Breach): string[] {
  return breach.kind === 'flow' ? [...reasonsFor(breach.verdict), ...advice(breach)] : [];
}

/** The reasons say how to allow what is denied and how to decide what is unknown; here is what they leave open. */
function advice({ expectation, outcome, verdict }: FlowBreach): string[] {
  return mustBeClosed(expectation, outcome) ? [`  to deny it: ${howToDeny(verdict)}`] : [];
}

function mustBeClosed(expectation: ExpectationKind, outcome: Outcome): boolean {
  return expectation !== 'must-reach' && outcome === 'allowed';
}

function howToDeny({ flow, egress, ingress }: FlowBreach['verdict']): string {
  const openings = [['ingress', flow.to, ingress] as const, ['egress', flow.from, egress] as const].map(
    ([direction, end, said]) => {
      if (!said.isolated) return end.startsWith('ip:') ? [] : `isolate ${end} for ${direction}`;
      const rules = said.policies.flatMap(({ namespace, name, rules: each }) =>
        each.filter(({ matched }) => matched).map(({ index }) => `${direction} rule ${index} of ${namespace}/${name}`),
      );
      return `narrow ${rules.join(' and ')}`;
    },
  );
  return openings.flat().join(', or ');
}
