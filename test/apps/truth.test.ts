/** What the apps allow and deny. */
import { build as buildOnlineStore } from '../../apps/online-store/app';
import { build as buildPlatform } from '../../apps/platform/app';
import { build as buildShop } from '../../apps/three-tier-shop/app';
import { describeTruth } from '../support/describe-truth';
import { ONLINE_STORE } from './truth/online-store';
import { PLATFORM } from './truth/platform';
import { THREE_TIER_SHOP } from './truth/three-tier-shop';

describe('three-tier shop', () => {
  describeTruth(THREE_TIER_SHOP, () => buildShop('unused'));
});

describe('online store', () => {
  describeTruth(ONLINE_STORE, () => buildOnlineStore('unused'));
});

describe('platform', () => {
  describeTruth(PLATFORM, () => buildPlatform('unused'));
});
