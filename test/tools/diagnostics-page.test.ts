import { diagnosticsPage } from '../../tools/generate-diagnostics-page';

const description = { severity: 'error', title: 'the title', why: 'The reason.', fix: 'The way out.' } as const;

test('each code has a section with severity, title, reason and way out, in alphabetical order', () => {
  const page = diagnosticsPage({
    'port-zero': description,
    'cidr-invalid': { ...description, severity: 'warning' },
  });

  expect([...page.matchAll(/^## (.*)$/gm)].map(([, code]) => code)).toEqual(['cidr-invalid', 'port-zero']);
  const section = page.slice(page.indexOf('## port-zero'));
  for (const part of ['error', 'the title', 'The reason.', 'The way out.']) {
    expect(section).toContain(part);
  }
});

test('the index links to the heading of each code', () => {
  expect(diagnosticsPage({ 'port-zero': description })).toContain('[`port-zero`](#port-zero)');
});
