import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { BUILT_IN } from '../../lib/checks/registry';
import { COMMANDS } from '../../lib/cli/commands';
import { CNI_PROFILES } from '../../lib/cni/cni-profiles';
import { ingress, pod, policy, yaml } from '../checks/manifests';
import { textTables } from '../report/text-tables';
import { netpol } from './terminal';

const web = '{ matchLabels: { app: web } }';
const manifests = yaml(
  policy(
    'allow-api',
    web,
    ingress('{ from: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ port: 80 }] }'),
  ),
  policy('default-deny', '{}', ingress()),
  pod('web', 'app: web', { ports: '{ name: http, containerPort: 80 }' }),
  pod('api', 'app: api'),
  pod('other', 'app: other'),
);
let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'netpol-cli-'));
  file = join(folder, 'shop.yaml');
  writeFileSync(file, manifests);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ['allowed', 0, ['shop/api', 'shop/web', '--port', '80/tcp']],
  ['allowed, by the name of a port', 0, ['shop/Pod/api', 'shop/Pod/web', '--port', 'http']],
  ['allowed, on some port', 0, ['shop/api', 'shop/web']],
  ['denied', 1, ['shop/other', 'shop/web', '--port', '80']],
  ['denied, on another port', 1, ['shop/api', 'shop/web', '--port', '81']],
  ['denied, from outside', 1, ['203.0.113.1', 'shop/web', '--port', '80']],
  ['of unknown outcome', 3, ['shop/api', 'shop/web', '--port', '80/icmp']],
])('can: a flow that is %s ends with %i', async (_title, code, args) => {
  const ended = await netpol(['can', ...args, '-f', file]);
  expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: '' });
  const outcome = { 0: 'allowed', 1: 'denied', 3: 'unknown' }[code];
  expect(ended.stdout).toMatch(new RegExp(`^${outcome}: `));
});

test.each([
  ['between ends that do not exist', ['shop/apy', 'shop/web'], /endpoint-unknown.*"shop\/apy"[^]*shop\/api/],
  ['on no port', ['shop/api', 'shop/web', '--port', '80/tcpp'], /--port: .*"tcpp".*tcp/],
  ['on a port that cannot be', ['shop/api', 'shop/web', '--port', '0'], /--port: .*"0".*65535/],
])('can: a question %s ends with 2 and says what is wrong', async (_title, args, says) => {
  const { code, stdout, stderr } = await netpol(['can', ...args, '-f', file]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(says);
});

test.each([
  ['nothing is found', 0, manifests, []],
  ['a warning is found', 0, manifests.replace('app: web }', 'app: wbe }'), []],
  ['a warning is found that counts', 1, manifests.replace('app: web }', 'app: wbe }'), ['--fail-on', 'warning']],
  ['the API server would refuse something', 1, manifests.replace('port: 80', 'port: 0'), []],
  ['that counts for nothing', 0, manifests.replace('port: 80', 'port: 0'), ['--fail-on', 'never']],
  ['it is no YAML', 1, 'a: [', []],
  ['there is nothing in it', 2, '', []],
])('check: where %s it ends with %i', async (_title, code, stdin, options) => {
  expect((await netpol(['check', '-', ...options], { stdin })).code).toBe(code);
});

describe('check: what could not be read', () => {
  const typo = policy('typo', '{ matchLabels: { app: wbe } }', ingress());
  const refused = policy('refused', '{}', ingress('{ ports: [{ port: 0 }] }'), 'other');
  const codesOf = async (...documents: string[]): Promise<string[]> => {
    const { stdout } = await netpol(['check', '-', '-o', 'json'], { stdin: yaml(...documents) });
    return (JSON.parse(stdout) as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code);
  };

  test('is no pod where the API server refuses a policy', async () => {
    expect(await codesOf(manifests, typo)).toEqual(['dangling-subject']);
    expect(await codesOf(manifests, typo, refused)).toEqual(['dangling-subject', 'port-out-of-range']);
  });

  test('counts no policy twice whose field stands twice', async () => {
    const twice = typo.replace('policyTypes:', 'policyTypes: [Egress]\n  policyTypes:');
    const { stdout } = await netpol(['check', '-', '-o', 'json'], { stdin: twice });
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [{ code: 'duplicate-field' }], summary: { policies: 1 } });
  });

  test('may be a pod where one is refused, or is no YAML', async () => {
    expect(await codesOf(manifests, typo, pod('odd', 'app: 1'))).toEqual(['manifest-field-invalid']);
    expect(await codesOf(manifests, typo, 'a: [')).toEqual(['manifest-unparseable']);
  });

  test.each([
    ['policies alone', typo, ['workloads'], /^8 checks did not run .*pods.*: dangling-subject, /m],
    ['what is no YAML', yaml(manifests, 'a: ['), ['complete-input'], /^8 checks did not run .*cannot be read: /m],
    ['pods', manifests, [], undefined],
  ])('is said of %s, with the checks that did not run', async (_title, stdin, needs, line) => {
    const [text, json] = await Promise.all(
      ['text', 'json'].map(async (format) => (await netpol(['check', '-', '-o', format], { stdin })).stdout),
    );
    const { skipped } = JSON.parse(json) as { skipped: { check: string; needs: string[] }[] };
    const ofManifests = skipped.filter(({ check }) => check !== 'unsupported-by-cni');
    expect(skipped).toContainEqual({ check: 'unsupported-by-cni', needs: ['plugin'] });
    expect([...new Set(ofManifests.flatMap((each) => each.needs))]).toEqual(needs);
    expect(ofManifests).toHaveLength(line ? 8 : 0);
    if (line) expect(text).toMatch(line);
    else expect(text).not.toContain('did not run');
  });
});

test.each([
  ['check', ['text', 'json', 'sarif', 'junit', 'github', 'markdown']],
  ['matrix', ['text', 'json', 'jsonl', 'csv', 'markdown']],
  ['exposure', ['text', 'json', 'markdown']],
])('%s writes %j', async (command, formats) => {
  for (const format of formats) {
    const { code, stdout, stderr } = await netpol([command, file, '-o', format]);
    expect({ code, stderr, isThere: stdout.trim() !== '', ends: stdout.at(-1) }).toEqual({
      ...{ code: 0, stderr: '', isThere: true },
      ends: '\n',
    });
  }
});

test('matrix: a pair for each line, and the focus', async () => {
  const all = await netpol(['matrix', file, '-o', 'csv', '--pairs', '--no-addresses']);
  const focused = await netpol([
    'matrix',
    file,
    '-o',
    'csv',
    '--pairs',
    '--no-addresses',
    '--focus',
    'shop/web',
    '--direction',
    'ingress',
  ]);
  expect(focused.stdout.split('\n').slice(1).filter(Boolean)).toEqual(['shop/Pod/api,shop/Pod/web,TCP,80,allowed']);
  expect(all.stdout).toContain('shop/Pod/api,shop/Pod/web,TCP,80,allowed');
});

test('explain says what only one policy allows, and what it isolates', async () => {
  const { code, stdout } = await netpol(['explain', file, '--policy', 'shop/allow-api']);
  expect(code).toBe(0);
  const [, selection] = stdout.split('\n');
  expect(selection).toMatch(/shop\/Pod\/web.*ingress/);
  expect(textTables(stdout)).toEqual([[expect.any(Array), ['shop/Pod/api', 'shop/Pod/web', '80/TCP']]]);
});

test.each([
  ['near to one', 'shop/allow-apy', 'did you mean shop/allow-api?'],
  ['near to none', 'other/nothing', 'there are shop/allow-api, shop/default-deny'],
])('explain: of a policy %s it says which there are', async (_title, id, says) => {
  const { code, stdout, stderr } = await netpol(['explain', file, '--policy', id]);
  expect({ code, stdout, stderr }).toEqual({
    ...{ code: 2, stdout: '' },
    stderr: `error: there is no policy "${id}", ${says}\n`,
  });
});

test('checks lists every check in the order of the documentation', async () => {
  const { stdout } = await netpol(['checks']);
  const listed = textTables(stdout).flatMap(([, ...rows]) => rows.map(([id]) => id));
  expect(listed).toEqual(BUILT_IN.map(({ id }) => id));
});

test.each(BUILT_IN.map(({ id }) => id))('checks explains %s by its page', async (id) => {
  const { code, stdout } = await netpol(['checks', id]);
  expect({ code, heading: stdout.split('\n', 1)[0] }).toEqual({ code: 0, heading: id });
  expect(stdout).toMatch(/^Bad$[^]*^Good$[^]*^When to acknowledge$/m);
});

test('checks explains any code, and names the one that is near', async () => {
  expect((await netpol(['checks', 'port-out-of-range'])).stdout).toMatch(/^port-out-of-range \(error\)\n/);
  const { code, stderr } = await netpol(['checks', 'missing-dns-egres']);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('did you mean missing-dns-egress?') });
});

test('cni takes no more columns than a terminal has', async () => {
  const { stdout } = await netpol(['cni', '--no-color'], { isTerminal: true, columns: 80 });
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('cni shows every plugin, one in a version, and refuses those that nobody knows', async () => {
  const tables = textTables((await netpol(['cni'])).stdout);
  expect(tables.flatMap(([[, ...plugins]]) => plugins)).toEqual(Object.keys(CNI_PROFILES));
  expect((await netpol(['cni', 'cilium@1.15'])).stdout).toMatch(/^Cilium 1\.15\n/);
  const { code, stderr } = await netpol(['cni', 'cillium']);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/cni-unknown.*"cillium"[^]*cilium/) });
});

describe('a configuration', () => {
  const config = (text: string): string => {
    const path = join(folder, 'netpol.config.yaml');
    writeFileSync(path, text);
    return path;
  };
  const wrong = manifests.replace('app: web }', 'app: wbe }');

  test.each([
    ['weighs a check', 1, 'checks: { dangling-subject: error }', []],
    ['turns a check off', 0, 'checks: { dangling-subject: off }', ['--fail-on', 'warning']],
    ['acknowledges', 0, 'acknowledge: [{ check: dangling-subject, reason: later }]', ['--fail-on', 'warning']],
    [
      'acknowledges no longer',
      1,
      "acknowledge: [{ check: dangling-subject, reason: r, until: '2030-01-31' }]",
      ['--fail-on', 'warning'],
    ],
    ['is wrong', 2, 'checks: { dangling-subjet: error }', []],
    ['names a module that is not there', 2, 'modules: [./nowhere.js]', []],
  ])('that %s: %i', async (_title, code, text, options) => {
    const ended = await netpol(['check', '-', '--config', config(text), ...options], { stdin: wrong });
    expect({ code: ended.code, stderr: code === 2 ? '' : ended.stderr }).toEqual({ code, stderr: '' });
  });

  describe('with custom checks', () => {
    const check =
      "{ id: 'acme/odd', severity: 'error', title: 'the title', why: 'the reason', fix: 'the remedy', run: ({ policies }) => policies.map(({ object }) => ({ object, message: 'odd' })) }";
    const odd = (rest = ''): string[] => ['--config', config(`modules: [./odd.js]\n${rest}`)];

    beforeAll(() => {
      writeFileSync(join(folder, 'odd.js'), `module.exports = [${check}];\n`);
      writeFileSync(join(folder, 'odder.js'), `module.exports = ${check};\n`);
      writeFileSync(join(folder, 'oddest.js'), `module.exports = [${check}, ${check}];\n`);
    });

    test.each([
      ['text', ['acme/odd', 'the remedy', 'netpol checks acme/odd']],
      ['sarif', ['acme/odd', 'the title', 'the reason', 'the remedy']],
      ['markdown', ['acme/odd', 'the title', 'the reason', 'the remedy']],
      ['junit', ['acme/odd', 'the remedy']],
      ['github', ['acme/odd', 'the remedy']],
    ])('shows in %s what they say of themselves', async (format, texts) => {
      const { code, stdout } = await netpol(['check', file, '-o', format, ...odd()]);
      expect(code).toBe(1);
      for (const text of texts) expect(stdout).toContain(text);
    });

    test.each([
      ['that run', ''],
      ['that are off', 'checks: { acme/odd: off }'],
      ['beside what is wrong elsewhere', 'checks: { dangling-subjet: error }'],
    ])('explains and lists those %s', async (_title, rest) => {
      const description = {
        id: 'acme/odd',
        severity: 'error',
        title: 'the title',
        why: 'the reason',
        fix: 'the remedy',
      };
      const [explained, listed, text] = await Promise.all([
        netpol(['checks', 'acme/odd', '-o', 'json', ...odd(rest)]),
        netpol(['checks', '-o', 'json', ...odd(rest)]),
        netpol(['checks', 'acme/odd', ...odd(rest)]),
      ]);
      expect(JSON.parse(explained.stdout)).toEqual({ schemaVersion: 'cdk8s-netpol/code/v1', ...description });
      const { checks } = JSON.parse(listed.stdout) as { checks: unknown[] };
      expect(checks).toContainEqual({ ...description, preset: 'custom' });
      for (const part of ['the title', 'the reason', 'the remedy']) expect(text.stdout).toContain(part);
    });

    test.each([
      ['which no configuration defines', 'acme/another', '--config'],
      ['which is misspelt', 'acme/od', 'acme/odd'],
    ])('says of one %s how to find it', async (_title, id, hint) => {
      const { code, stderr } = await netpol(['checks', id, ...odd()]);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(hint) as string });
    });

    test.each([
      ['in two modules', '  - ./odd.js\n  - ./odder.js', 3],
      ['in one module', '  - ./oddest.js', 2],
      ['in one module that is named twice', '  - ./odd.js\n  - ./odd.js', 3],
    ])('refuses two of one name %s', async (_title, modules, line) => {
      const path = config(`modules:\n${modules}\n`);
      for (const argv of [['check', file], ['checks']]) {
        const { code, stderr } = await netpol([...argv, '--config', path]);
        expect({ code, faults: stderr.match(/^error\[config-invalid\]/gm) }).toEqual({
          code: 2,
          faults: [expect.anything()],
        });
        expect(stderr).toContain(`${path}:${line}:5`);
      }
    });
  });
});

test('--out writes the whole result, and nothing to the terminal', async () => {
  const out = join(folder, 'result.json');
  expect(await netpol(['check', file, '-o', 'json', '--out', out])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ schemaVersion: 'cdk8s-netpol/diagnostics/v1' });
});

test('colours are for terminals, and not where NO_COLOR says so', async () => {
  const escape = String.fromCharCode(27);
  const stdin = manifests.replace('port: 80', 'port: 0');
  const outputs = await Promise.all([
    netpol(['check', '-'], { stdin, isTerminal: true }),
    netpol(['check', '-'], { stdin, isTerminal: true, env: { NO_COLOR: '1' } }),
    netpol(['check', '-', '--no-color'], { stdin, isTerminal: true }),
    netpol(['check', '-'], { stdin }),
  ]);
  expect(outputs.map(({ stdout }) => stdout.includes(escape))).toEqual([true, false, false, false]);
});

test.each([
  [[], /^Usage: netpol /],
  [['chek', '-'], /unknown command 'chek'\n.*check/],
  [['check'], /nothing to read/],
  [['check', '-', '--fail-on', 'fatal'], /--fail-on: "fatal".*error, warning, never/],
  [['can', 'a/b', '-f', 'x'], /missing required argument 'to'/],
  [['check', '/nowhere'], /\/nowhere/],
])('wrong usage ends with 2 and says so on standard error: %j', async (argv, says) => {
  const { code, stdout, stderr } = await netpol(argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/internal error|\n\s+at .*:\d+:\d+/);
});

test.each(COMMANDS.map(({ name }) => name))('netpol %s --help teaches with examples', async (name) => {
  const { code, stdout } = await netpol([name, '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('Examples');
});

test('whatever the arguments, no error escapes and the exit code is one of the five', async () => {
  const words = fc.constantFrom(
    ...COMMANDS.filter(({ name }) => name !== 'init').map(({ name }) => name),
    ...[
      '-f',
      '-o',
      'json',
      'text',
      '--port',
      '80',
      '--policy',
      'a/b',
      '--cni',
      'cilium',
      '--focus',
      '-',
      '--pairs',
      '--',
      '',
    ],
    ...['--today', '2030-02-30', '--fail-on', '--no-addresses', '--config', '/nowhere', '\u0000', '💥', '-x', '--help'],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(words, { maxLength: 7 }), async (argv) => {
      const { code, stderr } = await netpol(argv, { stdin: manifests });
      expect([0, 1, 2, 3]).toContain(code);
      expect(stderr).not.toContain('internal error');
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['matrix', ['matrix']],
  ['exposure', ['exposure']],
  ['explain', ['explain', '--policy', 'shop/default-deny']],
])('%s: says that there is nobody to ask about where the manifests hold policies alone', async (_title, argv) => {
  const { code, stderr } = await netpol([...argv, '-f', '-'], { stdin: policy('default-deny', '{}', ingress()) });
  expect({ code, says: stderr.includes('no pods') }).toEqual({ code: 0, says: true });
});
