/* Every way of being wrong is one error: with its code, construct and line, and nothing written. */
import { AllowFrom } from 'cdk8s-netpol';
import { constructCodes } from '../../lib/diagnostics/construct-codes';
import { ADDRESSES } from './bad-input/addresses';
import { LABELS } from './bad-input/labels';
import { PEERS } from './bad-input/peers';
import { PORTS } from './bad-input/ports';
import { RULES } from './bad-input/rules';
import { SETTINGS } from './bad-input/settings';
import { THINGS } from './bad-input/things';
import { errorOf, errorOfSynth, errorsOf, filesIn, lineMarked, makeWorld, OUTPUT_TYPES, withFolder } from './world';

const ROWS = [...ADDRESSES, ...PORTS, ...LABELS, ...PEERS, ...THINGS, ...RULES, ...SETTINGS];

describe('bad input', () => {
  it.each(ROWS)('$code: $title', ({ title, file, code, constructPath, shows, make, isUnplaced }) => {
    const world = makeWorld();
    make(world);
    const error = errorOf(() => world.app.synthYaml());
    const found = error.diagnostics.find((diagnostic) => diagnostic.code === code);
    expect(found).toMatchObject({ severity: 'error', code, constructPath });
    expect(found?.message).toContain(shows);
    expect(found?.help).toBeTruthy();
    if (!isUnplaced) expect(found).toMatchObject({ file, line: lineMarked(file, title) });
  });

  it.each(ROWS.filter(({ code }) => code !== 'construct-invalid'))('$title is one error, not many', ({ make }) => {
    const world = makeWorld();
    make(world);
    expect(errorsOf(world.app)).toHaveLength(1);
  });

  it.each(ROWS)('$title: nothing is written, whatever the output type', ({ make }) => {
    for (const yamlOutputType of OUTPUT_TYPES) {
      withFolder((outdir) => {
        const world = makeWorld({ outdir, yamlOutputType });
        make(world);
        errorOfSynth(world.app);
        expect([...filesIn(outdir).keys()]).toEqual([]);
      });
    }
  });

  it('names the rule that uses a peer of another App', () => {
    const world = makeWorld();
    const { db } = makeWorld();
    new AllowFrom(world.web, 'rule', { from: [db] }); // at: the rule
    expect(errorsOf(world.app)).toMatchObject([
      { code: 'foreign-app', file: __filename, line: lineMarked(__filename, 'the rule') },
    ]);
  });
});

describe('the registry of codes', () => {
  /** Raised by tests of other files: warnings about what cdk8s-plus made need cdk8s-plus. */
  const RAISED_ELSEWHERE = [
    'peer-namespace-assumed',
    'option-invalid',
    'policy-name-unused',
    'imported-peer-isolated',
    'key-reserved',
  ];

  it('has a test here for each code', () => {
    const raised = new Set<string>([
      ...ROWS.map(({ code }) => code),
      ...['output-file-clash', 'cdk8s-too-old', 'implicit-isolation', 'stale-acknowledgement'],
      ...RAISED_ELSEWHERE,
    ]);
    expect(Object.keys(constructCodes).filter((code) => !raised.has(code))).toEqual([]);
  });

  it('says what is wrong, why, and what to do', () => {
    for (const description of Object.values(constructCodes)) {
      expect(Object.values(description).every((text) => text.length > 4)).toBe(true);
    }
  });
});
