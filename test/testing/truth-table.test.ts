import type { TruthTableRow } from 'cdk8s-netpol/testing';
import { netpolMatchers } from 'cdk8s-netpol/testing/jest';
import { failureOf } from './failure';
import { shop } from './shop';

expect.extend(netpolMatchers);

const { app, web, api, db, job } = shop();

const right: TruthTableRow[] = [
  { from: web, to: api, port: 9090, expected: 'allowed' },
  { from: web, to: api, port: 9091, expected: 'denied' },
  { from: api, to: db, expected: 'allowed' },
  { from: web, to: db, expected: 'denied' },
  { from: '192.0.2.1', to: 'front/web', port: 'http', expected: 'allowed' },
  { from: job, to: db, expected: 'denied' },
];

test('holds where every row is right', () => {
  expect(app).toMatchTruthTable(right);
});

test('fails with all rows that are wrong, and none that is right', () => {
  const message = failureOf(() => {
    expect(app).toMatchTruthTable([
      ...right,
      { from: web, to: db, port: 5432, expected: 'allowed' },
      { from: web, to: web, expected: 'denied' },
      { from: api, to: db, expected: 'denied' },
    ]);
  });
  expect(message).toContain('2 of 9 rows are not as expected');
  expect(message.match(/^table\[\d+\]/gm)).toEqual(['table[6]', 'table[8]']);
  expect(message).toContain('table[6]: expected front/web -> data/db, TCP 5432, to be allowed');
  expect(message).toContain('table[8]: expected front/api -> data/db, every port, to be denied');
  expect(message).toMatch(/front\/Tier\/web .*ingress rule 0 of data\/db-allow-api/);
});

test('with .not: some row is wrong', () => {
  expect(app).not.toMatchTruthTable([...right, { from: web, to: db, expected: 'allowed', port: 5432 }]);
  expect(() => {
    expect(app).not.toMatchTruthTable(right);
  }).toThrow('every row is right');
});

test('a row that says nothing fails both ways', () => {
  const table: TruthTableRow[] = [...right, { from: web, to: api, port: 'metrics', expected: 'denied' }];
  expect(() => {
    expect(app).toMatchTruthTable(table);
  }).toThrow('vacuous-assertion');
  expect(() => {
    expect(app).not.toMatchTruthTable([{ from: web, to: db, port: 5432, expected: 'allowed' }, ...table]);
  }).toThrow(/1 of 8 rows .*\n\ntable\[7\]: .*\n.*vacuous-assertion/);
});

test('all rows that cannot be read are reported at once', () => {
  const message = failureOf(() => {
    expect(app).toMatchTruthTable([
      { from: 'front/wep', to: db, expected: 'denied' },
      { from: web, to: db, port: 0, expected: 'allowed' },
      { from: web, to: db, expected: 'maybe' as never },
      ...right,
    ]);
  });
  expect(message).toMatch(/^3 errors, nothing was checked/);
  expect(message).toContain('error[endpoint-unknown] table[0].from: ');
  expect(message).toContain('did you mean front/web?');
  expect(message).toContain('error[matcher-argument-invalid] table[1].port: ');
  expect(message).toContain('error[matcher-argument-invalid] table[2].expected: ');
});

test.each([[[]], ['rows'], [undefined], [[undefined]], [[[web, db]]]])('refuses %p', (table) => {
  expect(() => {
    expect(app).toMatchTruthTable(table as never);
  }).toThrow('matcher-argument-invalid');
  expect(() => {
    expect(app).not.toMatchTruthTable(table as never);
  }).toThrow('matcher-argument-invalid');
});
