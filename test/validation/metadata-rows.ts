import { rows, withMetadata } from './rule-rows';
import type { RuleRow } from './rule-rows';

const INVALID = 'FieldValueInvalid';
const NAME = ['name-invalid', INVALID, 'metadata.name'] as const;
const GENERATE_NAME = ['generate-name-invalid', INVALID, 'metadata.generateName'] as const;
const NAMESPACE = ['namespace-invalid', INVALID, 'metadata.namespace'] as const;
const KEY = ['label-key-invalid', INVALID, 'metadata.labels'] as const;
const VALUE = ['label-value-invalid', INVALID, 'metadata.labels'] as const;
const ANNOTATION = ['annotation-key-invalid', INVALID, 'metadata.annotations'] as const;

export const METADATA_ROWS: readonly RuleRow[] = [
  ...rows('V1', [
    ['no name', withMetadata({ name: undefined }), ['name-missing', 'FieldValueRequired', 'metadata.name']],
    ['null name', withMetadata({ name: null }), ['name-missing', 'FieldValueRequired', 'metadata.name']],
    [
      'both empty',
      withMetadata({ name: '', generateName: '' }),
      ['name-missing', 'FieldValueRequired', 'metadata.name'],
    ],
    [
      'no metadata at all',
      { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
      ['name-missing', 'FieldValueRequired', 'metadata.name'],
    ],
    ['generateName alone', withMetadata({ name: undefined, generateName: 'allow-' })],
  ]),
  ...rows('V2', [
    ['capital', withMetadata({ name: 'Allow' }), NAME],
    ['underscore', withMetadata({ name: 'allow_web' }), NAME],
    ['hyphen at the end', withMetadata({ name: 'allow-' }), NAME],
    ['hyphen before a dot', withMetadata({ name: 'allow-.web' }), NAME],
    ['two dots', withMetadata({ name: 'allow..web' }), NAME],
    ['line end of a block scalar', withMetadata({ name: 'allow\n' }), NAME],
    ['too long', withMetadata({ name: 'a'.repeat(254) }), NAME],
    ['too long and a capital', withMetadata({ name: 'A'.repeat(254) }), NAME, NAME],
    ['253 characters in one part', withMetadata({ name: 'a'.repeat(253) })],
    ['dots and digits', withMetadata({ name: '1.allow--web.9' })],
  ]),
  ...rows('V3', [
    ['capital', withMetadata({ generateName: 'Allow-' }), GENERATE_NAME],
    ['capital, no name', withMetadata({ name: undefined, generateName: 'Allow-' }), GENERATE_NAME],
    ['a hyphen alone', withMetadata({ generateName: '-' }), GENERATE_NAME],
    ['leading hyphen', withMetadata({ generateName: '-allow' }), GENERATE_NAME],
    ['trailing hyphen', withMetadata({ generateName: 'allow-' })],
    ['two trailing hyphens', withMetadata({ generateName: 'allow--' })],
  ]),
  ...rows('V4', [
    ['dots', withMetadata({ namespace: 'shop.front' }), NAMESPACE],
    ['capital', withMetadata({ namespace: 'Shop' }), NAMESPACE],
    ['too long', withMetadata({ namespace: 'a'.repeat(64) }), NAMESPACE],
    ['too long and dots', withMetadata({ namespace: `a.${'a'.repeat(64)}` }), NAMESPACE, NAMESPACE],
    ['63 characters', withMetadata({ namespace: 'a'.repeat(63) })],
    ['absent, filled in from the request', withMetadata({ namespace: undefined })],
    ['empty, filled in from the request', withMetadata({ namespace: '' })],
  ]),
  ...rows('V5', [
    ['empty key: no name, and no pattern', withMetadata({ labels: { '': 'x' } }), KEY, KEY],
    ['key and value', withMetadata({ labels: { 'a b': 'c d' } }), KEY, VALUE],
    ['null value is the empty string', withMetadata({ labels: { app: null } })],
    ['qualified key', withMetadata({ labels: { 'app.kubernetes.io/name': 'Web_1.x' } })],
  ]),
  ...rows('V6', [
    ['slash twice', withMetadata({ annotations: { 'a/b/c': '' } }), ANNOTATION],
    ['empty prefix', withMetadata({ annotations: { '/name': '' } }), ANNOTATION],
    [
      'one byte too many',
      withMetadata({ annotations: { a: 'x'.repeat(262144) } }),
      ['annotations-too-long', 'FieldValueTooLong', 'metadata.annotations'],
    ],
    [
      'too many bytes of few characters',
      withMetadata({ annotations: { a: '€'.repeat(87382) } }),
      ['annotations-too-long', 'FieldValueTooLong', 'metadata.annotations'],
    ],
    ['exactly 256 KiB', withMetadata({ annotations: { a: 'x'.repeat(262143) } })],
    ['capitals in prefix and name, any value', withMetadata({ annotations: { 'Example.COM/Why': 'line\n "*"' } })],
  ]),
];
