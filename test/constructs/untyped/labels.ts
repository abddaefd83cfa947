import { DenyAll, LabelExpression, Namespace, Tier } from 'cdk8s-netpol';
import { tableIn } from '../table';
import { cycle, UNPRINTABLE, untyped, type UntypedProgram } from './untyped-program';

export const LABELS = tableIn<UntypedProgram>(__filename, [
  {
    title: 'text in place of labels',
    code: 'label-key-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ labels: 'web' })),
  },
  {
    title: 'a list in place of labels',
    code: 'label-key-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ labels: ['web'] })),
  },
  {
    title: 'a number as label value',
    code: 'label-value-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ labels: { app: 1 } })),
  },
  {
    title: 'null as label value',
    code: 'label-value-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ labels: { app: null } })),
  },
  {
    title: 'a cycle as label value',
    code: 'label-value-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ labels: { app: cycle() } })),
  },
  {
    title: 'a bigint as label value',
    code: 'label-value-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ labels: { app: 1n } })),
  },
  {
    title: 'an unprintable label value',
    code: 'label-value-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ labels: { app: UNPRINTABLE } })),
  },
  {
    title: '__proto__ as label key',
    code: 'label-key-invalid',
    make: ({ front }) => new Tier(front, 'third', { labels: { ['__proto__']: 'x' } }),
  },
  {
    title: '__proto__ as label key of a namespace',
    code: 'label-key-invalid',
    make: ({ shop }) => new Namespace(shop, 'third', { labels: { ['__proto__']: 'x' } }),
  },
  {
    title: '__proto__ as label key of a policy',
    code: 'label-key-invalid',
    make: ({ web }) => new DenyAll(web, 'r', { labels: { ['__proto__']: 'x' } }),
  },
  {
    title: '__proto__ as annotation of a policy',
    code: 'annotation-key-invalid',
    make: ({ web }) => new DenyAll(web, 'r', { annotations: { ['__proto__']: 'x' } }),
  },
  {
    title: 'a cycle as label value of a namespace',
    code: 'label-value-invalid',
    make: ({ shop }) => new Namespace(shop, 'third', untyped({ labels: { app: cycle() } })),
  },
  {
    title: 'a cycle as label value of a policy',
    code: 'label-value-invalid',
    make: ({ web }) => new DenyAll(web, 'r', untyped({ labels: { app: cycle() } })),
  },
  {
    title: 'a number as annotation',
    code: 'undecodable-object',
    make: ({ web }) => new DenyAll(web, 'r', untyped({ annotations: { a: 1 } })),
  },
  {
    title: 'text in place of expressions',
    code: 'label-key-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ expressions: 'app' })),
  },
  {
    title: 'null among expressions',
    code: 'label-key-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ expressions: [null] })),
  },
  {
    title: 'a plain object among expressions',
    code: 'label-key-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ expressions: [{ key: 'app', operator: 'Exists' }] })),
  },
  {
    title: 'text in place of values',
    make: ({ front }) => new Tier(front, 'third', { expressions: [LabelExpression.in('app', untyped('x'))] }),
  },
  {
    title: 'no values at all',
    code: 'selector-values-missing',
    make: ({ front }) => new Tier(front, 'third', { expressions: [LabelExpression.notIn('app', untyped(undefined))] }),
  },
  {
    title: 'a cycle among values',
    code: 'label-value-invalid',
    make: ({ front }) => new Tier(front, 'third', { expressions: [LabelExpression.in('app', untyped([cycle()]))] }),
  },
  {
    title: 'a key that is no text',
    code: 'label-key-invalid',
    make: ({ front }) => new Tier(front, 'third', { expressions: [LabelExpression.exists(untyped(5))] }),
  },
]);
