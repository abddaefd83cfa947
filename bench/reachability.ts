import { measureClosure } from './closure-cost';
import { countsOf } from './cluster/counts';
import { profile, type ProfileName } from './cluster/profiles';
import type { WorkloadForm } from './cluster/workloads';
import { markdownTable } from './markdown-table';
import { machine, numbersInProcesses, type Numbers } from './measure';

interface Question {
  readonly task: 'connectivity' | 'who-reaches';
  readonly profile: ProfileName;
  readonly text: string;
  /** For compiling and answering together, in a process that holds the manifests as well. */
  readonly target?: { readonly seconds: number; readonly mebibytes: number };
}

const QUESTIONS: readonly Question[] = [
  { task: 'connectivity', profile: 'small', text: 'all pairs' },
  { task: 'connectivity', profile: 'redhat', text: 'all pairs' },
  {
    ...{ task: 'connectivity', profile: 'k8s-netpol-scale', text: 'all pairs' },
    target: { seconds: 4, mebibytes: 1024 },
  },
  {
    ...{ task: 'who-reaches', profile: 'huge', text: 'who reaches 1,000 endpoints' },
    target: { seconds: 10, mebibytes: 2048 },
  },
];
const CALLS_A_SECOND = 200_000;

/** What analysing a cluster takes, as a part of the page. */
export function measureReachability(isQuick: boolean): string {
  const rounds = isQuick ? 1 : 3;
  const names: ProfileName[] = isQuick
    ? ['small', 'k8s-netpol-scale']
    : ['small', 'redhat', 'k8s-netpol-scale', 'huge'];
  const questions = QUESTIONS.filter((question) => names.includes(question.profile));
  const numbers = sample(
    questions.map(({ task, profile: name }) => [task, name, 'pods', 1]),
    rounds,
  );
  const answers = questions.map((question, index) => ({ question, numbers: numbers[index] }));
  const classes = new Map(answers.map(({ question, numbers: { classes: count } }) => [question.profile, count]));
  return `Machine: ${machine()}.

## Analysing a cluster

Clusters from a seeded generator, in \`bench/cluster\`. \`small\`, \`k8s-netpol-scale\` and \`huge\` look like real ones: apps
with labels, policies for DNS, monitoring, neighbours and addresses outside, denials, named ports, and policies for pods
that are gone. \`k8s-netpol-scale\` has the numbers and medians that the repository of that name prints for a production
cluster. In \`redhat\` every pod and every policy is different: each policy has 5 ports, 5 ranges of ports, 5 CIDRs, 5
selectors of namespaces and 5 of pods. A class are pods that no policy tells apart.

${countsTable(names, classes)}

*Read* takes plain objects and validates every policy, *compile* is \`Reachability.of\`, *answer* is \`connectivity\` with all
its connections. The target is for compile and answer together. Memory is the peak of the whole process (resident set); the
column before it is what the process took before it read the manifests.

${answersTable(answers)}

## Asking one question

Random flows between workloads, of one namespace and of different ones, and with addresses outside, after compilation and
100,000 other questions. \`outcome\` gives the verdict alone, \`evaluate\` the trace as well. The naive evaluator goes
through all policies for each question; both gave the same answers to 2,000 questions, and the ratio is for these. The
target is ${grouped(CALLS_A_SECOND)} calls of \`outcome\` a second.

${callsTable(isQuick ? ['small'] : ['small', 'k8s-netpol-scale'], rounds)}

## Ten times the replicas

\`${replicaProfile(isQuick)}\`, each app as a Deployment, with its replicas and with ten times as many: compile and answer.

${replicasTable(replicaProfile(isQuick), rounds)}

## Closure

Each synth proves that the policies let pass what the app declares, and nothing more: what that takes of the synth of a
chain of tiers, beside the time in which bare cdk8s builds and writes the same objects. The target is a ratio below 1.

${measureClosure(isQuick ? 1000 : 4000, rounds)}
`;
}

function replicaProfile(isQuick: boolean): ProfileName {
  return isQuick ? 'small' : 'k8s-netpol-scale';
}

/** Task, profile, form of its workloads, factor of its replicas. */
type Run = readonly [string, ProfileName, WorkloadForm, number];

function sample(runs: readonly Run[], rounds: number): Numbers[] {
  return numbersInProcesses(
    'cluster/sample.ts',
    runs.map((run) => run.map(String)),
    rounds,
    (args) => {
      process.stderr.write(`measuring ${args.join(' ')}\n`);
    },
  );
}

function countsTable(names: readonly ProfileName[], classes: ReadonlyMap<ProfileName, number>): string {
  return markdownTable(
    ['profile', 'pods', 'namespaces', 'policies', 'peers', 'pods of a policy', 'peer pods of a policy', 'classes'],
    names.map((name) => {
      const { pods, namespaces, policies, peers, localPods, peerPods } = countsOf(profile(name));
      const numbers = [pods, namespaces, policies, peers, localPods, peerPods, classes.get(name) ?? 0];
      return [name, ...numbers.map(grouped)];
    }),
  );
}

function answersTable(answers: readonly { question: Question; numbers: Numbers }[]): string {
  return markdownTable(
    [
      ...['profile', 'question', 'read (ms)', 'compile (ms)', 'answer (ms)', 'connections'],
      ...['compile + answer (s)', 'target (s)', 'before (MiB)', 'peak (MiB)', 'target (MiB)', 'result'],
    ],
    answers.map(({ question: { profile: name, text, target }, numbers }) => {
      const seconds = (numbers.compile + numbers.answer) / 1000;
      const isMet = target && seconds < target.seconds && numbers.memory < target.mebibytes;
      return [
        ...[name, text, ...[numbers.read, numbers.compile, numbers.answer, numbers.connections].map(grouped)],
        ...[seconds.toFixed(2), target ? `${target.seconds}` : '-', grouped(numbers.input), grouped(numbers.memory)],
        ...[target ? grouped(target.mebibytes) : '-', isMet === undefined ? '-' : result(isMet)],
      ];
    }),
  );
}

function callsTable(names: readonly ProfileName[], rounds: number): string {
  const runs = names.flatMap((name): Run[] => [
    ['evaluate', name, 'pods', 1],
    ['naive', name, 'pods', 1],
  ]);
  const numbers = sample(runs, rounds);
  return markdownTable(
    ['profile', 'outcome (calls/s)', 'result', 'evaluate (calls/s)', 'naive (calls/s)', 'outcome / naive'],
    names.map((name, index) => {
      const [{ outcome, evaluate }, { ours, naive }] = numbers.slice(2 * index);
      const isMet = outcome >= CALLS_A_SECOND;
      return [name, grouped(outcome), result(isMet), grouped(evaluate), grouped(naive), (ours / naive).toFixed(1)];
    }),
  );
}

function replicasTable(name: ProfileName, rounds: number): string {
  const [once, tenfold] = sample(
    [1, 10].map((factor): Run => ['connectivity', name, 'deployments', factor]),
    rounds,
  );
  const time = (numbers: Numbers): number => numbers.compile + numbers.answer;
  return markdownTable(
    ['replicas (ms)', 'ten times (ms)', 'ten times / once', 'connections', 'of ten times'],
    [
      [
        ...[time(once), time(tenfold)].map(grouped),
        (time(tenfold) / time(once)).toFixed(2),
        ...[once.connections, tenfold.connections].map(grouped),
      ],
    ],
  );
}

function result(isMet: boolean): string {
  return isMet ? 'met' : 'missed';
}

function grouped(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
