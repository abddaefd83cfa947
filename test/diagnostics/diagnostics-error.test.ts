import { inspect } from 'node:util';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { DiagnosticsError } from '../../lib/diagnostics/diagnostics-error';
import { renderDiagnostics } from '../../lib/diagnostics/render-diagnostics';

const nowhere: Diagnostic = { code: 'duplicate-object', severity: 'error', message: 'policy "a/p" is there twice' };
const somewhere: Diagnostic = { ...nowhere, file: '/app/shop.ts', line: 3, column: 7 };
const later: Diagnostic = { ...nowhere, file: '/app/later.ts', line: 1, column: 1 };

test('holds all findings as data, in their order', () => {
  const diagnostics = [nowhere, somewhere];
  const error = new DiagnosticsError('nothing was written', diagnostics);
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('DiagnosticsError');
  expect(error.diagnostics).toEqual([nowhere, somewhere]);
});

test.each<[readonly Diagnostic[], string]>([
  [[], '0 errors, nothing was written'],
  [[nowhere], '1 error, nothing was written'],
  [[nowhere, somewhere], '2 errors, nothing was written'],
])('%#: counts, says the consequence, and renders everything', (diagnostics, headline) => {
  expect(new DiagnosticsError('nothing was written', diagnostics).message).toBe(
    `${headline}\n\n${renderDiagnostics(diagnostics)}`,
  );
});

test.each<[string, readonly Diagnostic[], string]>([
  ['the first place that is known', [nowhere, somewhere, later], '/app/shop.ts:3:7'],
  ['the package where none is known', [nowhere], 'cdk8s-netpol'],
])('its stack is the report and one frame: %s', (_, diagnostics, frame) => {
  const error = new DiagnosticsError('nothing was written', diagnostics);
  expect(error.stack).toBe(`DiagnosticsError: ${error.message}\n\n    at ${frame}`);
});

test('Node prints the report once', () => {
  const error = new DiagnosticsError('nothing was written', [somewhere]);
  expect(Object.keys(error)).toEqual([]);
  expect(inspect(error).split(somewhere.message)).toHaveLength(2);
});
