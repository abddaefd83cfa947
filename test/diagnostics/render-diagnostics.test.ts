import { DiagnosticsError, renderDiagnostics, type Diagnostic } from 'cdk8s-netpol';

const diagnostic: Diagnostic = {
  code: 'port-out-of-range',
  severity: 'error',
  reason: 'FieldValueInvalid',
  message: 'port 0',
  help: 'mend it',
  path: 'spec.ingress[0].ports[0].port',
  file: '/app/main.ts',
  line: 3,
  column: 5,
  constructPath: 'shop/front',
  subject: { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', namespace: 'front', name: 'allow' },
};

describe('renderDiagnostics', () => {
  test('says what, where and how to mend it', () => {
    expect(renderDiagnostics([diagnostic]).split('\n')).toEqual([
      'error[port-out-of-range] spec.ingress[0].ports[0].port: port 0',
      '  at /app/main.ts:3:5',
      '  construct: shop/front',
      '  object: NetworkPolicy front/allow',
      '  help: mend it',
    ]);
  });

  test('leaves out what is not known', () => {
    expect(renderDiagnostics([{ code: 'ports-missing', severity: 'error', message: 'no ports' }])).toBe(
      'error[ports-missing] no ports',
    );
  });

  test('separates findings by an empty line, and names the app where it is the app itself', () => {
    const own: Diagnostic = { code: 'cdk8s-too-old', severity: 'error', message: 'old', constructPath: '' };
    expect(renderDiagnostics([own, own])).toBe(
      'error[cdk8s-too-old] old\n  construct: the App itself\n\nerror[cdk8s-too-old] old\n  construct: the App itself',
    );
  });

  test('names an object without a namespace', () => {
    const { subject, ...rest } = diagnostic;
    const clusterWide: Diagnostic = { ...rest, subject: { ...subject!, namespace: undefined } };
    expect(renderDiagnostics([clusterWide])).toContain('  object: NetworkPolicy allow');
  });
});

test('a file of which no line is known is named alone, and nothing in its name is obeyed by a terminal', () => {
  const text = renderDiagnostics([
    { code: 'manifest-unreadable', severity: 'error', message: 'no', file: 'a\u001b[31m.yaml' },
  ]);
  expect(text).toBe('error[manifest-unreadable] no\n  at a\\u{1b}[31m.yaml');
  const error = new DiagnosticsError('nothing', [
    { code: 'manifest-unreadable', severity: 'error', message: 'no', file: 'a.yaml' },
  ]);
  expect(error.stack).not.toContain('undefined');
});

test('nothing in the name of an object is obeyed by a terminal', () => {
  const subject = { apiVersion: 'v1', kind: 'Pod', namespace: 'a', name: 'x\u001b[31m\ny' };
  const text = renderDiagnostics([{ code: 'name-invalid', severity: 'error', message: 'no', subject }]);
  expect(text).toBe('error[name-invalid] no\n  object: Pod a/x\\u{1b}[31m\\ny');
});
