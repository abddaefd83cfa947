import { AllowFrom, DenyAll, Grouping, LabelExpression, Namespace, Namespaces, Peer, Port, Tier } from 'cdk8s-netpol';
import { tableIn } from '../table';
import { from, RULE, type BadInput } from './bad-input';

export const LABELS = tableIn<BadInput>(__filename, [
  {
    title: 'label key with a space',
    code: 'label-key-invalid',
    constructPath: 'shop/front/cache',
    shows: 'my app',
    make: ({ front }) => new Tier(front, 'cache', { labels: { 'my app': 'x' } }), // at: label key with a space
  },
  {
    title: 'label value with a space',
    code: 'label-value-invalid',
    constructPath: 'shop/front/cache',
    shows: 'a b',
    make: ({ front }) => new Tier(front, 'cache', { labels: { app: 'a b' } }), // at: label value with a space
  },
  {
    title: 'label value too long',
    code: 'label-value-invalid',
    constructPath: 'shop/front/cache',
    shows: 'vvvv',
    make: ({ front }) => new Tier(front, 'cache', { labels: { app: 'v'.repeat(64) } }), // at: label value too long
  },
  {
    title: 'id that is no label value',
    code: 'label-value-invalid',
    constructPath: 'shop/front/-cache',
    shows: '-cache',
    make: ({ front }) => new Tier(front, '-cache'), // at: id that is no label value
  },
  {
    title: 'label key of an expression',
    code: 'label-key-invalid',
    constructPath: 'shop/front/cache',
    shows: 'a/b/c',
    make: ({ front }) => {
      const expression = LabelExpression.exists('a/b/c'); // at: label key of an expression
      new Tier(front, 'cache', { expressions: [expression] });
    },
  },
  {
    title: 'In without values',
    code: 'selector-values-missing',
    constructPath: 'shop/front/cache',
    shows: 'In',
    make: ({ front }) => {
      const expression = LabelExpression.in('app', []); // at: In without values
      new Tier(front, 'cache', { expressions: [expression] });
    },
  },
  {
    title: 'wildcard in a peer',
    code: 'label-value-invalid',
    constructPath: RULE,
    shows: 'api-*',
    make: (world) => from(world, Peer.pods({ labels: { app: 'api-*' }, namespaces: Namespaces.same() })), // at: wildcard in a peer
  },
  {
    title: 'label of a policy',
    code: 'label-value-invalid',
    constructPath: RULE,
    shows: 'a b',
    make: ({ web }) => new DenyAll(web, 'rule', { labels: { team: 'a b' } }), // at: label of a policy
  },
  {
    title: 'label of a namespace',
    code: 'label-key-invalid',
    constructPath: 'shop/third',
    shows: 'my team',
    make: ({ shop }) => new Namespace(shop, 'third', { labels: { 'my team': 'a' } }), // at: label of a namespace
  },
  {
    title: 'tier without labels',
    code: 'selector-empty',
    constructPath: 'shop/front/cache',
    shows: 'cache',
    make: ({ front }) => new Tier(front, 'cache', { labels: {} }), // at: tier without labels
  },
  {
    title: 'namespace selected by no labels',
    code: 'selector-empty',
    constructPath: 'shop/third',
    shows: 'third',
    make: ({ shop }) => new Namespace(shop, 'third', { selectedByLabels: true }), // at: namespace selected by no labels
  },
  {
    title: 'labels of rules in one policy',
    code: 'policy-label-conflict',
    constructPath: 'shop/data/cache/b',
    shows: '"red"',
    make: ({ data, web, api }) => {
      const cache = new Tier(data, 'cache', { ports: [Port.tcp(1)], grouping: Grouping.PER_SUBJECT });
      new AllowFrom(cache, 'a', { from: [web], labels: { team: 'red' } });
      new AllowFrom(cache, 'b', { from: [api], labels: { team: 'blue' } }); // at: labels of rules in one policy
    },
  },
]);
