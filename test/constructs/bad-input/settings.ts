import { AllowFrom, Defaults, ForeignPolicies } from 'cdk8s-netpol';
import { Construct } from 'constructs';
import { tableIn } from '../table';
import { rawPolicy, RULE, type BadInput } from './bad-input';

export const SETTINGS = tableIn<BadInput>(__filename, [
  {
    title: 'kubernetesVersion that is none',
    code: 'kubernetes-version-invalid',
    constructPath: 'shop',
    shows: 'latest',
    make: ({ shop }) => {
      Defaults.of(shop).set({ kubernetesVersion: 'latest' }); // at: kubernetesVersion that is none
    },
  },
  {
    title: 'raw policy where none may be',
    code: 'foreign-policy-forbidden',
    constructPath: 'shop/raw',
    shows: 'NetworkPolicy',
    make: ({ app, shop }) => {
      Defaults.of(app).set({ foreignPolicies: ForeignPolicies.FORBID });
      rawPolicy(shop, 'raw', 'raw');
    },
    isUnplaced: true,
  },
  {
    title: 'validation of another construct',
    code: 'construct-invalid',
    constructPath: 'shop/theirs',
    shows: 'needs more cowbell',
    make: ({ shop, web }) => {
      const theirs = new Construct(shop, 'theirs');
      theirs.node.addValidation({ validate: () => ['needs more cowbell'] });
      new AllowFrom(web, 'rule', { from: [] });
    },
    isUnplaced: true,
  },
  {
    title: 'acknowledging without a reason',
    code: 'reason-missing',
    constructPath: RULE,
    shows: 'implicit-isolation',
    make: ({ web, api }) => {
      const rule = new AllowFrom(web, 'rule', { from: [api] });
      rule.acknowledge('implicit-isolation', ' '); // at: acknowledging without a reason
    },
  },
  {
    title: 'acknowledging an error',
    code: 'cannot-acknowledge',
    constructPath: 'shop',
    shows: 'cidr-invalid',
    make: ({ shop }) => {
      shop.acknowledge('cidr-invalid', 'it works for us'); // at: acknowledging an error
    },
  },
  {
    title: 'acknowledging no code',
    code: 'cannot-acknowledge',
    constructPath: 'shop/front',
    shows: 'no-such-code',
    make: ({ front }) => {
      front.acknowledge('no-such-code' as never, 'it works for us'); // at: acknowledging no code
    },
  },
]);
