import { rows, withPeers, withRequirement, withSelector } from './rule-rows';
import type { Expected, RuleRow } from './rule-rows';

const INVALID = 'FieldValueInvalid';
const LABEL_KEY: Expected = ['label-key-invalid', INVALID, 'spec.podSelector.matchLabels'];
const LABEL_VALUE: Expected = ['label-value-invalid', INVALID, 'spec.podSelector.matchLabels'];
const AT = 'spec.podSelector.matchExpressions[0]';
const KEY: Expected = ['label-key-invalid', INVALID, `${AT}.key`];
const OPERATOR: Expected = ['selector-operator-invalid', INVALID, `${AT}.operator`];
const MISSING: Expected = ['selector-values-missing', 'FieldValueRequired', `${AT}.values`];
const FORBIDDEN: Expected = ['selector-values-forbidden', 'FieldValueForbidden', `${AT}.values`];

function value(n: number): Expected {
  return ['label-value-invalid', INVALID, `${AT}.values[${n}]`];
}

function keyed(key: string): object {
  return withSelector({ matchLabels: { [key]: '' } });
}

function valued(text: string): object {
  return withSelector({ matchLabels: { app: text } });
}

export const SELECTOR_ROWS: readonly RuleRow[] = [
  ...rows('V20', [
    ['empty prefix', keyed('/name'), LABEL_KEY],
    ['empty name after a prefix', keyed('example.com/'), LABEL_KEY, LABEL_KEY],
    ['two slashes', keyed('a/b/c'), LABEL_KEY],
    ['capital in the prefix', keyed('Example.com/name'), LABEL_KEY],
    ['prefix with two errors, name with one', keyed(`${'A'.repeat(254)}/-`), LABEL_KEY, LABEL_KEY, LABEL_KEY],
    ['name too long', keyed('a'.repeat(64)), LABEL_KEY],
    ['name too long and wrong', keyed(`-${'a'.repeat(63)}`), LABEL_KEY, LABEL_KEY],
    ['ends with a dot', keyed('app.'), LABEL_KEY],
    ['capitals, underscore and dot in the name', keyed('example.com/App_Name.x')],
    ['63 characters', keyed('a'.repeat(63))],
  ]),
  ...rows('V21', [
    ['slash', valued('a/b'), LABEL_VALUE],
    ['space', valued(' a'), LABEL_VALUE],
    ['line end', valued('a\n'), LABEL_VALUE],
    ['asterisk', valued('*'), LABEL_VALUE],
    ['too long', valued('a'.repeat(64)), LABEL_VALUE],
    ['too long and wrong', valued('é'.repeat(40)), LABEL_VALUE, LABEL_VALUE],
    ['empty', valued('')],
    ['one character', valued('Z')],
    ['63 characters', valued('a'.repeat(63))],
  ]),
  ...rows('V22', [
    ['key, then value', withSelector({ matchLabels: { 'a b': 'c d', ok: '-' } }), LABEL_KEY, LABEL_VALUE, LABEL_VALUE],
    [
      'selectors of peers',
      withPeers({ podSelector: { matchLabels: { a: '-' } }, namespaceSelector: { matchLabels: { a: '-' } } }),
      ['label-value-invalid', INVALID, 'spec.ingress[0].from[0].podSelector.matchLabels'],
      ['label-value-invalid', INVALID, 'spec.ingress[0].from[0].namespaceSelector.matchLabels'],
    ],
    ['good labels', withSelector({ matchLabels: { app: 'web', tier: '' } })],
  ]),
  ...rows('V23', [
    ['In without values', withRequirement({ key: 'a', operator: 'In' }), MISSING],
    ['NotIn with an empty list', withRequirement({ key: 'a', operator: 'NotIn', values: [] }), MISSING],
    ['null values', withRequirement({ key: 'a', operator: 'In', values: null }), MISSING],
    ['the empty string is a value', withRequirement({ key: 'a', operator: 'In', values: [''] })],
    ['a null element is the empty string', withRequirement({ key: 'a', operator: 'In', values: [null] })],
  ]),
  ...rows('V24', [
    ['no key', withRequirement({ operator: 'Exists' }), KEY, KEY],
    ['bad key', withRequirement({ key: 'a b', operator: 'Exists' }), KEY],
    ['values before key', withRequirement({ key: '-', operator: 'In' }), MISSING, KEY],
    ['good key', withRequirement({ key: 'example.com/a', operator: 'Exists' })],
  ]),
  ...rows('V25', [
    ['Exists', withRequirement({ key: 'a', operator: 'Exists', values: ['x'] }), FORBIDDEN],
    ['DoesNotExist', withRequirement({ key: 'a', operator: 'DoesNotExist', values: ['x'] }), FORBIDDEN],
    ['and a bad value', withRequirement({ key: 'a', operator: 'Exists', values: ['-'] }), FORBIDDEN, value(0)],
    ['empty list', withRequirement({ key: 'a', operator: 'Exists', values: [] })],
  ]),
  ...rows('V26', [
    ...['in', 'Gt', 'Lt', '=', '==', '!=', '', 'exists'].map((operator): [string, unknown, Expected] => [
      `operator "${operator}"`,
      withRequirement({ key: 'a', operator, values: ['1'] }),
      OPERATOR,
    ]),
    ['no operator', withRequirement({ key: 'a' }), OPERATOR],
    ['an empty requirement', withRequirement({}), OPERATOR, KEY, KEY],
    ['a null requirement', withRequirement(null), OPERATOR, KEY, KEY],
    [
      'the four',
      withSelector({
        matchExpressions: [
          { key: 'a', operator: 'In', values: ['x'] },
          { key: 'b', operator: 'NotIn', values: ['x'] },
          { key: 'c', operator: 'Exists' },
          { key: 'd', operator: 'DoesNotExist' },
        ],
      }),
    ],
  ]),
  ...rows('V27', [
    ['each value', withRequirement({ key: 'a', operator: 'In', values: ['-', 'x', '*'] }), value(0), value(2)],
    ['order', withRequirement({ key: '-', operator: 'eq', values: ['-'] }), OPERATOR, KEY, value(0)],
    ['good values', withRequirement({ key: 'a', operator: 'NotIn', values: ['x', 'y'] })],
  ]),
  ...rows('V28', [
    [
      'duplicates and contradictions',
      withSelector({
        matchLabels: { a: 'x' },
        matchExpressions: [
          { key: 'a', operator: 'In', values: ['y', 'y'] },
          { key: 'a', operator: 'DoesNotExist' },
          { key: 'a', operator: 'DoesNotExist' },
        ],
      }),
    ],
  ]),
];
