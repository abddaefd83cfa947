import { EndSelection } from '../analysis/expectations/end-selection';
import { shown } from '../base/show-value';
import { Dns } from '../constructs/dns';
import { Port, portProblems } from '../constructs/port';
import { describePorts } from '../model/describe-policy';
import type { PolicyPorts } from '../model/policy-ports';
import { refutationOf, type Claim } from './claim';
import { Inquiry } from './inquiry';
import { MatcherProblems } from './matcher-problems';
import { readEnd } from './read-end';
import { reportService } from './read-flows';
import type { Tested } from './tested-cluster';
import type { TestedEnd } from './tested-end';

/** That pods may ask all of their resolvers, by UDP and TCP (S64); the opposite is that they may ask none by either. */
export function dnsClaim(tested: Tested, given: unknown, dns: unknown): Claim {
  const problems = new MatcherProblems();
  const who = readEnd(given, 'who', problems);
  const profile = who && readDns(dns ?? tested.dnsOf(who) ?? Dns.kubeDns(), who, problems);
  problems.throwIfAny();
  const resolvers = profile?.resolvers ?? [];
  const ends = [who as TestedEnd, ...resolvers];
  const inquiry = Inquiry.about(tested, ends, problems);
  if (inquiry) for (const end of ends) reportService(end, inquiry, problems);
  problems.throwIfAny();
  return claimAbout(inquiry as Inquiry, ends[0], profile as DnsReading);
}

interface DnsReading {
  readonly resolvers: readonly TestedEnd[];
  readonly ports: PolicyPorts;
}

function readDns(given: unknown, who: TestedEnd, problems: MatcherProblems): DnsReading {
  const { _resolvers: resolvers, _ports: ports = [] } = (given ?? {}) as Partial<Dns>;
  if (!resolvers) {
    const help = 'use Dns.kubeDns(), Dns.openShift(), Dns.custom(...) and the like';
    problems.report('dns', `${shown(given)} is no Dns`, help);
  } else if (resolvers.length === 0) {
    problems.report('dns', 'Dns.custom names no resolvers', 'name them: Dns.custom({ resolvers: [...] })');
  }
  problems.addValues('dns', portProblems(ports));
  const read = (resolvers ?? []).map((each, i) => readEnd(each, `dns.resolvers[${i}]`, problems, who.namespace));
  return { resolvers: read.filter((each) => each !== undefined), ports: Port._toPolicyPorts(ports) };
}

function claimAbout(inquiry: Inquiry, who: TestedEnd, { resolvers, ports }: DnsReading): Claim {
  const to = EndSelection.anyOf(resolvers.map((each) => inquiry.selectionOf(each)));
  const flows = { from: inquiry.selectionOf(who), to, ports };
  const names = `${resolvers.map(({ text }) => text).join(' and ')}, ${describePorts(ports)}`;
  return {
    text: `${who.text} to reach its resolvers: ${names}`,
    opposite: `${who.text} to reach none of its resolvers: ${names}`,
    refute: () => refutationOf(inquiry.expectations.mustReach(flows))?.why,
    refuteOpposite: () => refutationOf(inquiry.expectations.mustNotReach(flows))?.why,
  };
}
