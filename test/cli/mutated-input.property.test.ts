/**
 * Whatever happens to manifests, or to a command line, on the way: no exception comes out, no run takes long, and the exit
 * code says what the result says.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import type { Verdict } from '../../lib/analysis/verdict';
import { runs, timeLimit } from '../analysis/runs';
import { MANIFESTS, mutated, mutatedArguments } from './mutants';
import { netpol, type Ended } from './terminal';

const root = join(__dirname, '../..');
/** Longest that one run may take, in milliseconds. */
const LONGEST = 2000;

const validators = new Map<string, ValidateFunction>();

/** The JSON of a text, if it is as a schema of docs/schemas says. */
function documentOf(schema: string, text: string): unknown {
  let validate = validators.get(schema);
  if (!validate) {
    const file = join(root, `docs/schemas/${schema}.schema.json`);
    validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(file, 'utf8')) as object);
    validators.set(schema, validate);
  }
  const document: unknown = JSON.parse(text);
  if (!validate(document)) throw new Error(`not as its schema says: ${JSON.stringify(validate.errors)}`);
  return document;
}

interface Findings {
  readonly diagnostics: readonly { readonly severity: string; readonly file?: string; readonly line?: number }[];
  readonly summary: { readonly errors: number; readonly warnings: number };
}

/** What the exit code has to be, by the result on standard output. Text and other commands say nothing about it. */
const CODE_OF = {
  check: (stdout: string, failOn = 'error') => {
    const { diagnostics, summary } = documentOf('diagnostics', stdout) as Findings;
    const count = (severity: string): number => diagnostics.filter((each) => each.severity === severity).length;
    if (count('error') !== summary.errors || count('warning') !== summary.warnings) throw new Error('miscounted');
    if (diagnostics.some(({ file, line = 0 }) => file !== '<stdin>' || line < 1)) throw new Error('without a place');
    if (failOn === 'never') return 0;
    return summary.errors > 0 || (failOn === 'warning' && summary.warnings > 0) ? 1 : 0;
  },
  can: (stdout: string) => {
    const { verdict } = documentOf('verdict', stdout) as Pick<Verdict, 'verdict'>;
    return { allowed: 0, denied: 1, unknown: 3 }[verdict];
  },
  matrix: (stdout: string) => {
    documentOf('connectivity', stdout);
    return 0;
  },
  exposure: (stdout: string) => {
    documentOf('exposure', stdout);
    return 0;
  },
  explain: (stdout: string) => {
    documentOf('policy-effect', stdout);
    return 0;
  },
};

/** What is wrong with how a run ended, if anything is. */
function faultOf({ code, stdout, stderr }: Ended, codeOf: (stdout: string) => number): string | undefined {
  if (stderr.includes('internal error')) return stderr;
  // Without a result: nothing was answered, or the manifests have errors and there is nothing to ask.
  if (stdout === '')
    return (code === 1 || code === 2) && stderr.trim() !== '' ? undefined : `silent, exit code ${code}`;
  const expected = codeOf(stdout);
  return code === expected ? undefined : `exit code ${code} instead of ${expected}`;
}

async function answerTo(argv: readonly string[], stdin: string): Promise<Ended> {
  const start = performance.now();
  const ended = await netpol(argv, { stdin });
  const time = performance.now() - start;
  if (time > LONGEST) throw new Error(`took ${time.toFixed(0)} ms`);
  return ended;
}

let folder: string;
let strict: string;

beforeAll(async () => {
  // The first call loads everything, which is no work of the program.
  await netpol(['check', '-'], { stdin: MANIFESTS[0] });
  folder = mkdtempSync(join(tmpdir(), 'netpol-mutants-'));
  strict = join(folder, 'strict.yaml');
  writeFileSync(strict, 'preset: strict\ncni: cilium@1.15\n');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Questions, in the order of their turns; every tenth text is asked one, too. */
const QUESTIONS = [
  ['can', 'shop/web', 'shop/api', '--port', '80'],
  ['can', '203.0.113.7', 'shop/Service/web'],
  ['matrix'],
  ['explain', '--policy', 'shop/web'],
  ['exposure'],
] as const;

test(
  'mutated manifests are checked and asked about',
  async () => {
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(mutated(MANIFESTS), fc.constantFrom('error', 'warning', 'never'), async (text, failOn) => {
        const checked = await answerTo(['check', '-', '-o', 'json', '--config', strict, '--fail-on', failOn], text);
        const fault = faultOf(checked, (stdout) => CODE_OF.check(stdout, failOn));
        if (fault !== undefined) throw new Error(`check: ${fault}`);
        if (checked.stdout === '' && checked.code !== 2) throw new Error('check: a finding without a report');
        turn += 1;
        if (turn % 10 !== 0) return;
        const [command, ...rest] = QUESTIONS[(turn / 10) % QUESTIONS.length];
        const answered = faultOf(await answerTo([command, ...rest, '-f', '-', '-o', 'json'], text), CODE_OF[command]);
        if (answered !== undefined) throw new Error(`${command}: ${answered}`);
      }),
      runs(5000),
    );
  },
  timeLimit(runs(5000)),
);

test(
  'mutated command lines are answered or refused, and nothing in between',
  async () => {
    const input = ['-f', '-'];
    const calls = [
      ['check', '-', '--fail-on', 'warning', '-o', 'json', '--config', strict],
      ['check', '-', '-o', 'sarif', '--cni', 'calico', '--today', '2030-01-31', '--kubernetes-version', '1.34'],
      ['can', 'shop/web', 'shop/api', '--port', '80/tcp', ...input, '--pod-cidr', '10.0.0.0/8'],
      ['matrix', '-', '--pairs', '--focus', 'shop/web', '--direction', 'egress', '--no-addresses', '-o', 'csv'],
      ['explain', '--policy', 'shop/web', ...input, '--debug'],
      ['exposure', ...input, '-o', 'markdown', '--node-cidr', 'fd00::/64'],
      ['checks', 'dangling-peer', '--no-color'],
      ['cni', 'cilium@1.15', '-o', 'json'],
      ['completion', 'bash'],
      ['help', 'check'],
    ];
    // No files of this machine are read or written, and nothing is watched without an end.
    const isHarmless = (word: string): boolean =>
      word === strict || !(/[*?[\]{}()!]|^--(?:out|watch)$|^init$/.test(word) || existsSync(word));
    await fc.assert(
      fc.asyncProperty(
        mutatedArguments(calls).filter((argv) => argv.every(isHarmless)),
        async (argv) => {
          const { code, stdout, stderr } = await answerTo(argv, MANIFESTS[0]);
          const isAnswered = code === 0 || code === 3 || (code === 1 && stdout !== '');
          if (![0, 1, 2, 3].includes(code)) throw new Error(`exit code ${code}`);
          if (/internal error|\n\s+at .*:\d+:\d+/.test(stderr)) throw new Error(stderr);
          // What other paths hold is checked all the same where one of them leads to nothing.
          const isPart = code === 2 && argv[0] === 'check' && /nothing-to-read|manifest-unreadable/.test(stderr);
          if (!isPart && isAnswered !== (stdout !== ''))
            throw new Error(`exit code ${code} and ${stdout.length} characters`);
          if (!isAnswered && stderr.trim() === '') throw new Error(`exit code ${code}, and nothing is said`);
        },
      ),
      runs(500),
    );
  },
  timeLimit(runs(500)),
);
