import { planChecks } from '../../../lib/checks/config/check-plan';
import { readCustomChecks } from '../../../lib/checks/config/read-custom-checks';
import { PRESETS, RECOMMENDED } from '../../../lib/checks/registry';
import type { NetpolConfig } from '../../../lib/checks/config/config';

const severityOf = (id: string, config: NetpolConfig): string | undefined =>
  planChecks(config).plan.checks.find(({ check }) => check.id === id)?.severity;

const custom = { id: 'acme/odd', severity: 'info', title: 't', why: 'w', fix: 'f', run: () => [] } as const;

test.each(Object.entries(PRESETS))('the preset %s is what its list says', (preset, checks) => {
  const { plan, diagnostics } = planChecks({ preset: preset as keyof typeof PRESETS });
  expect(plan.checks.map(({ check }) => check.id).sort()).toEqual(checks.map(({ id }) => id).sort());
  expect(diagnostics).toEqual([]);
});

test('no check of the package is an error, which would stop a synth and could not be acknowledged there', () => {
  expect(PRESETS.strict.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('without a preset it is the recommended one', () => {
  expect(planChecks({}).plan.checks).toHaveLength(RECOMMENDED.length);
});

test('a check can weigh more, be off, or be on beside a preset', () => {
  expect(severityOf('host-bits', {})).toBe('warning');
  expect(severityOf('host-bits', { checks: { 'host-bits': 'error' } })).toBe('error');
  expect(severityOf('host-bits', { checks: { 'host-bits': 'off' } })).toBeUndefined();
  expect(severityOf('host-bits', { preset: 'none', checks: { 'host-bits': 'info' } })).toBe('info');
});

test('custom checks run like the others', () => {
  const { plan } = planChecks({ checks: { 'acme/odd': 'error' } }, [custom]);
  expect(plan.checks.find(({ check }) => check === custom)?.severity).toBe('error');
  expect(plan.knownChecks).toContain('acme/odd');
});

test('names that no check has are found where they stand, and mean nothing', () => {
  const { plan, diagnostics } = planChecks({
    preset: 'none',
    checks: { 'host-bit': 'error' },
    acknowledge: [{ check: 'host-bites', reason: 'r' }],
  });
  expect(diagnostics.map(({ code, path, help }) => [code, path, help])).toEqual([
    ['check-unknown', 'checks.host-bit', 'did you mean host-bits?'],
    ['check-unknown', 'acknowledge[0].check', 'did you mean host-bits?'],
  ]);
  expect(plan).toMatchObject({ checks: [], acknowledgements: [] });
});

describe('a module of checks', () => {
  test.each([
    ['a list as default', { default: [custom] }],
    ['one as default', { default: custom }],
    ['a list as checks', { checks: [custom] }],
    ['what CommonJS makes of a default export', { default: { default: [custom] } }],
    ['the list itself', [custom]],
  ])('may export %s', (_title, exported) => {
    expect(readCustomChecks(exported, 'modules[0]')).toEqual({ checks: [custom], diagnostics: [] });
  });

  test.each([
    ['nothing', {}, 1],
    ['no checks', { default: [] }, 1],
    ['texts', { default: ['acme/odd'] }, 1],
    ['an id without an organisation', { default: [{ ...custom, id: 'odd' }] }, 1],
    ['a check without a function', { default: [{ ...custom, run: undefined }] }, 1],
    ['a check without any text', { default: [{ id: 'acme/odd', severity: 'fatal' }] }, 5],
  ])('is refused with %s', (_title, exported, count) => {
    const { checks, diagnostics } = readCustomChecks(exported, 'modules[0]');
    expect(checks).toEqual([]);
    expect(diagnostics.map(({ code, path }) => `${code} ${path ?? ''}`)).toEqual(
      Array.from({ length: count }, () => 'config-invalid modules[0]'),
    );
  });
});
