import { App, Chart } from 'cdk8s';
import { Application } from 'cdk8s-netpol';
import { checkCdk8sVersion } from '../../lib/constructs/cdk8s-version';
import { lineMarked } from './world';

test('cdk8s-too-old names the line where the constructs begin', () => {
  const app = new App();
  new Chart(app, 'plain');
  new Application(app, 'shop'); // at: the first one
  new Application(app, 'other');
  expect(checkCdk8sVersion(app, '2.60.0')).toMatchObject([
    { code: 'cdk8s-too-old', constructPath: '', file: __filename, line: lineMarked(__filename, 'the first one') },
  ]);
});

describe('an old cdk8s', () => {
  it.each(['2.67.9', '2.5.0', '1.99.99'])('cdk8s-too-old: %s', (version) => {
    const app = new App();
    const [error] = checkCdk8sVersion(app, version);
    expect(error).toMatchObject({ severity: 'error', code: 'cdk8s-too-old', constructPath: '' });
    expect(error.message).toContain(version);
    expect(error.help).toBeTruthy();
  });

  it.each(['2.68.0', '2.70.106', '3.0.0', '2.100.0'])('%s is new enough', (version) => {
    expect(checkCdk8sVersion(new App(), version)).toEqual([]);
  });
});
