import { endpointKey } from '../../lib/graph/app-graph';
import { LabelSelector } from '../../lib/model/label-selector';
import { BACK, FRONT, tier } from '../lower/graph-parts';

const web = tier(FRONT, { app: 'web', tier: 'x' });

test.each([
  ['the same pods by another name', { ...web, id: 'other', policyName: 'other', owned: false }, true],
  ['labels in another order', { ...web, pods: LabelSelector.of({ tier: 'x', app: 'web' }) }, true],
  ['the same labels in another namespace', { ...web, namespace: BACK }, false],
  ['other labels', tier(FRONT, { app: 'web' }), false],
  ['every pod', { ...web, pods: LabelSelector.EVERYTHING }, false],
])('the key of an endpoint: %s', (_, other, isSame) => {
  expect(endpointKey(other) === endpointKey(web)).toBe(isSame);
});
