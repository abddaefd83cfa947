import type { App } from 'cdk8s';
import * as onlineStore from '../../apps/online-store/app';
import * as platform from '../../apps/platform/app';
import * as threeTierShop from '../../apps/three-tier-shop/app';
import { checkClosure } from '../../lib/closure/closure';
import { stateOf } from '../../lib/constructs/app-state';
import { buildPattern, PATTERNS } from '../patterns/pattern-apps';

const APPS: readonly (readonly [string, () => App | Promise<App>])[] = [
  ['the online store', () => onlineStore.build('unused')],
  ['the platform', () => platform.build('unused')],
  ['the three-tier shop', () => threeTierShop.build('unused')],
  ...PATTERNS.map((row) => [row.id, () => buildPattern(row)] as const),
];

test.each(APPS)('%s has no findings, and has some without its policies', async (_, build) => {
  const { graph, lowering } = stateOf(await build()).analyze();
  expect(checkClosure(graph, lowering.policies)).toEqual([]);
  const lost = new Set(checkClosure(graph, []).map(({ code }) => code));
  expect(lost).toEqual(new Set(['intent-exceeded']));
});
