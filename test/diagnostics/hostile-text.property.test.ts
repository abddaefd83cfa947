import fc from 'fast-check';
import { renderDiagnostics, type Diagnostic } from 'cdk8s-netpol';
import { hostileText } from '../report/hostile-text';
import { logOrders } from '../report/log-orders';

const optionalText = fc.option(hostileText, { nil: undefined });

const diagnostic: fc.Arbitrary<Diagnostic> = fc.record({
  code: hostileText.map((text): `${string}/${string}` => `acme/${text}`),
  severity: fc.constantFrom('error', 'warning', 'info'),
  message: hostileText,
  path: optionalText,
  file: optionalText,
  constructPath: optionalText,
  help: optionalText,
  subject: fc.record({ apiVersion: hostileText, kind: hostileText, namespace: optionalText, name: optionalText }),
});

test('diagnostics as text are nothing that a terminal or a log obeys', () => {
  fc.assert(
    fc.property(fc.array(diagnostic, { minLength: 1, maxLength: 3 }), (diagnostics) => {
      expect(logOrders(renderDiagnostics(diagnostics))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
