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
