import type { Breach } from '../analysis/expectations/breach';
import type { SubjectAndPeers } from '../analysis/expectations/expectations';
import { describeValue } from '../base/show-value';
import { refutationOf, type Claim } from './claim';
import { Inquiry } from './inquiry';
import { MatcherProblems } from './matcher-problems';
import { readEnd } from './read-end';
import { reportService } from './read-flows';
import type { Tested } from './tested-cluster';
import type { TestedEnd } from './tested-end';

/** A subject, and who may be at the other end. */
interface SubjectInquiry {
  readonly subject: TestedEnd;
  readonly peers: readonly TestedEnd[];
  readonly inquiry: Inquiry;
}

/** That nobody but some peers reaches a subject; the opposite is that somebody else surely does. */
export function onlyReachedFromClaim(tested: Tested, to: unknown, peers: unknown): Claim {
  const read = readSubject(tested, ['to', to], peers);
  const [subject, others] = [read.subject.text, namesOf(read.peers)];
  return claimOf(
    {
      text: `${subject} to be reached from ${others} alone`,
      opposite: `${subject} to be reached from somebody besides ${others}`,
      nobody: `nobody besides ${others} reaches ${subject}`,
    },
    () => read.inquiry.expectations.mustOnlyBeReachedFrom(selectionsOf(read)),
  );
}

/** That a subject reaches nobody but some peers; the opposite is that it surely reaches somebody else. */
export function onlyReachesClaim(tested: Tested, from: unknown, peers: unknown): Claim {
  const read = readSubject(tested, ['from', from], peers);
  const [subject, others] = [read.subject.text, namesOf(read.peers)];
  return claimOf(
    {
      text: `${subject} to reach ${others} alone`,
      opposite: `${subject} to reach somebody besides ${others}`,
      nobody: `${subject} reaches nobody besides ${others}`,
    },
    () => read.inquiry.expectations.mustOnlyReach(selectionsOf(read)),
  );
}

function claimOf(
  { text, opposite, nobody }: { readonly text: string; readonly opposite: string; readonly nobody: string },
  ask: () => Breach | undefined,
): Claim {
  return {
    text,
    opposite,
    refute: () => refutationOf(ask())?.why,
    refuteOpposite: () => {
      const found = refutationOf(ask());
      if (!found) return nobody;
      return found.isCertain ? undefined : found.why;
    },
  };
}

function readSubject(tested: Tested, [path, given]: readonly [string, unknown], peers: unknown): SubjectInquiry {
  const problems = new MatcherProblems();
  const subject = readEnd(given, path, problems);
  const list = Array.isArray(peers) ? (peers as readonly unknown[]) : undefined;
  if (!list) problems.report('peers', `peers is ${describeValue(peers)}`, 'give a list; an empty one means nobody');
  const read = (list ?? []).map((each, i) => readEnd(each, `peers[${i}]`, problems, subject?.namespace));
  problems.throwIfAny();
  const sound = read.filter((each) => each !== undefined);
  const ends = [subject as TestedEnd, ...sound];
  const inquiry = Inquiry.about(tested, ends, problems);
  if (inquiry) for (const end of ends) reportService(end, inquiry, problems);
  problems.throwIfAny();
  return { subject: ends[0], peers: sound, inquiry: inquiry as Inquiry };
}

function selectionsOf({ subject, peers, inquiry }: SubjectInquiry): SubjectAndPeers {
  return { subject: inquiry.selectionOf(subject), peers: peers.map((each) => inquiry.selectionOfPeer(each)) };
}

function namesOf(peers: readonly TestedEnd[]): string {
  return peers.length === 0 ? 'nobody' : peers.map(({ text }) => text).join(', ');
}
