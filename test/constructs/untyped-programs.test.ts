/*
 * Programs that no compiler checked: JavaScript, casts, data from a file. What they pass is refused like any other bad
 * input, with a code, a construct and a line, and never ends in a TypeError from inside the package.
 */
import { AllowFrom, Diagnostics, SynthesisError } from 'cdk8s-netpol';
import { LABELS } from './untyped/labels';
import { LISTS } from './untyped/lists';
import { MISSING_PROPS } from './untyped/missing-props';
import { SIZES } from './untyped/sizes';
import { STRANGERS } from './untyped/strangers';
import { TEXTS } from './untyped/texts';
import { makeWorld, muteWarnings } from './world';

muteWarnings();

const PROGRAMS = [...MISSING_PROPS, ...LISTS, ...LABELS, ...TEXTS, ...STRANGERS, ...SIZES];

describe('untyped programs', () => {
  it.each(PROGRAMS)('$title: $code', ({ file, code, make }) => {
    const world = makeWorld();
    make(world);
    const { errors } = Diagnostics.of(world.app);
    expect([...new Set(errors.map((error) => error.code))]).toEqual(code === undefined ? [] : [code]);
    for (const error of errors) {
      expect(error.file).toBe(file);
      expect(error.message.length).toBeLessThan(400);
    }
  });

  it.each(PROGRAMS)('$title: a synth ends with a report, or not at all', ({ code, make }) => {
    const world = makeWorld();
    make(world);
    let thrown: unknown;
    try {
      world.app.synthYaml();
    } catch (error) {
      thrown = error;
    }
    expect(thrown === undefined ? 'nothing' : thrown instanceof SynthesisError).toBe(
      code === undefined ? 'nothing' : true,
    );
  });

  it('throws what a getter of the user throws where the construct is made, and not at synth', () => {
    const { app, web, api } = makeWorld();
    const props = {
      from: [api],
      get rationale(): string {
        throw new Error('no reason');
      },
    };
    expect(() => new AllowFrom(web, 'rule', props)).toThrow('no reason');
    expect(Diagnostics.of(app).errors.map(({ code }) => code)).toEqual([]);
  });
});
