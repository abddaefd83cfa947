import { AllowAllEgress, Defaults, DenyAll, DenyAllIngress, DenyFrom, DenyTo, Tier } from 'cdk8s-netpol';
import { makeWorld } from '../world';
import { tableIn } from '../table';
import { rawPolicy, RULE, type BadInput } from './bad-input';

export const RULES = tableIn<BadInput>(__filename, [
  {
    title: 'rule without a subject',
    code: 'subject-missing',
    constructPath: 'shop/rule',
    shows: 'subject',
    make: ({ shop }) => new DenyAll(shop, 'rule'), // at: rule without a subject
  },
  {
    title: 'rule on an imported namespace',
    code: 'imported-subject',
    constructPath: 'shop/system/rule',
    shows: 'kube-system',
    make: ({ kubeSystem }) => new DenyAllIngress(kubeSystem, 'rule'), // at: rule on an imported namespace
  },
  {
    title: 'rule on a tier of an imported namespace',
    code: 'imported-subject',
    constructPath: 'shop/system/dns/rule',
    shows: 'kube-system',
    make: ({ kubeSystem }) => {
      const dns = new Tier(kubeSystem, 'dns');
      new AllowAllEgress(dns, 'rule'); // at: rule on a tier of an imported namespace
    },
  },
  {
    title: 'rule on an imported tier',
    code: 'imported-subject',
    constructPath: 'shop/front/theirs/rule',
    shows: 'theirs',
    make: ({ front }) => {
      const theirs = Tier.imported(front, 'theirs');
      new DenyAll(theirs, 'rule'); // at: rule on an imported tier
    },
  },
  {
    title: 'rule on the host network',
    code: 'host-network-tier',
    constructPath: 'shop/front/agent/rule',
    shows: 'agent',
    make: ({ front }) => {
      const agent = new Tier(front, 'agent', { hostNetwork: true });
      new DenyAll(agent, 'rule'); // at: rule on the host network
    },
  },
  {
    title: 'subject of another App',
    code: 'foreign-app',
    constructPath: 'shop/rule',
    shows: 'shop/data/db',
    make: ({ shop }) => {
      const { db } = makeWorld();
      new DenyAll(shop, 'rule', { subject: db }); // at: subject of another App
    },
  },
  {
    title: 'forbidding a source',
    code: 'cannot-deny',
    constructPath: RULE,
    shows: 'ingress',
    make: ({ web, api }) => new DenyFrom(web, 'rule', { from: [api] }), // at: forbidding a source
  },
  {
    title: 'forbidding a destination',
    code: 'cannot-deny',
    constructPath: RULE,
    shows: 'egress',
    make: ({ web, db }) => new DenyTo(web, 'rule', { to: [db] }), // at: forbidding a destination
  },
  {
    title: 'reviewBy in words',
    code: 'review-by-invalid',
    constructPath: RULE,
    shows: 'next year',
    make: ({ web }) => new DenyAll(web, 'rule', { reviewBy: 'next year' }), // at: reviewBy in words
  },
  {
    title: 'reviewBy on a day that is none',
    code: 'review-by-invalid',
    constructPath: RULE,
    shows: '2030-02-30',
    make: ({ web }) => new DenyAll(web, 'rule', { reviewBy: '2030-02-30' }), // at: reviewBy on a day that is none
  },
  {
    title: 'a line separator in the rationale',
    code: 'text-unwritable',
    constructPath: RULE,
    shows: 'U+2028',
    make: ({ web }) => new DenyAll(web, 'rule', { rationale: 'a\u2028b' }), // at: a line separator in the rationale
  },
  {
    title: 'a control code in an annotation',
    code: 'text-unwritable',
    constructPath: RULE,
    shows: 'U+0085',
    make: ({ web }) => new DenyAll(web, 'rule', { annotations: { a: 'b\u0085' } }), // at: a control code in an annotation
  },
  {
    title: 'half a surrogate pair in the owner',
    code: 'text-unwritable',
    constructPath: RULE,
    shows: 'U+D83E',
    make: ({ web }) => new DenyAll(web, 'rule', { owner: '\ud83e' }), // at: half a surrogate pair in the owner
  },
  {
    title: 'no rationale where one is required',
    code: 'rationale-missing',
    constructPath: RULE,
    shows: 'why',
    make: ({ app, web }) => {
      Defaults.of(app).set({ requireRationale: true });
      new DenyAll(web, 'rule', { rationale: ' ' }); // at: no rationale where one is required
    },
  },
  {
    title: 'name of a policy with a space',
    code: 'policy-name-invalid',
    constructPath: RULE,
    shows: 'deny all',
    make: ({ web }) => new DenyAll(web, 'rule', { policyName: 'deny all' }), // at: name of a policy with a space
  },
  {
    title: 'id too long for a policy',
    code: 'policy-name-invalid',
    constructPath: `shop/front/web/${'i'.repeat(254)}`,
    shows: 'iiii',
    make: ({ web }) => new DenyAll(web, 'i'.repeat(254)), // at: id too long for a policy
  },
  {
    title: 'policy name given twice',
    code: 'duplicate-policy-name',
    constructPath: 'shop/front/web/rule',
    shows: 'shop/front/api/rule',
    make: ({ web, api }) => {
      new DenyAll(api, 'rule', { policyName: 'deny' });
      new DenyAll(web, 'rule', { policyName: 'deny' }); // at: policy name given twice
    },
  },
  {
    title: 'policy name of a raw policy',
    code: 'duplicate-policy-name',
    constructPath: RULE,
    shows: 'shop/raw',
    make: ({ shop, web }) => {
      rawPolicy(shop, 'raw', 'web-rule');
      new DenyAll(web, 'rule'); // at: policy name of a raw policy
    },
  },
]);
