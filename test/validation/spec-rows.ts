import { rows, withBlock, withSelector, withSpec } from './rule-rows';
import type { Expected, RuleRow } from './rule-rows';

function unsupported(n: number): Expected {
  return ['policy-type-unsupported', 'FieldValueNotSupported', `spec.policyTypes[${n}]`];
}

function withTypes(policyTypes: unknown): object {
  return withSpec({ podSelector: {}, policyTypes });
}

/** V38 with the strictness of 1.36; the warnings of older versions are in options.test.ts. */
export const WARNING_ROWS: readonly RuleRow[] = rows('V38', [
  ['capitals', withBlock('FD00::/8'), ['cidr-not-canonical', 'warning', 'spec.ingress[0].from[0].ipBlock.cidr']],
  [
    'zeros written out, in except',
    withBlock('fd00::/8', ['fd00:0:0::/48', 'fd00:0:1::/48']),
    ['cidr-not-canonical', 'warning', 'spec.ingress[0].from[0].ipBlock.except[0]'],
  ],
  ['canonical', withBlock('2001:db8::/32', ['2001:db8:0:1::/64'])],
  [
    'no warning beside an error',
    withBlock('FD00::1/8'),
    ['cidr-host-bits', 'FieldValueInvalid', 'spec.ingress[0].from[0].ipBlock.cidr'],
  ],
]);

export const SPEC_ROWS: readonly RuleRow[] = [
  ...rows('V40', [
    [
      'three',
      withTypes(['Ingress', 'Egress', 'Ingress']),
      ['policy-types-too-many', 'FieldValueInvalid', 'spec.policyTypes'],
    ],
    [
      'entries are not looked at',
      withTypes(['a', 'b', null]),
      ['policy-types-too-many', 'FieldValueInvalid', 'spec.policyTypes'],
    ],
    ['two', withTypes(['Egress', 'Ingress'])],
  ]),
  ...rows('V41', [
    ['lower case', withTypes(['ingress']), unsupported(0)],
    ['empty', withTypes(['Ingress', '']), unsupported(1)],
    ['null', withTypes([null]), unsupported(0)],
    ['Both', withTypes(['Both']), unsupported(0)],
    ['a missing comma', withTypes(['Ingress Egress']), unsupported(0)],
    ['equal entries', withTypes(['Ingress', 'Ingress'])],
    ['empty list', withTypes([])],
  ]),
  ...rows('V45', [
    [
      'more than 3 MiB',
      withSpec({ ingress: Array.from({ length: 100_000 }, () => ({ ports: [{ port: 8080, protocol: 'TCP' }] })) }),
      ['object-too-large', 'BadRequest', ''],
    ],
  ]),
  ...rows('V47', [
    [
      'very many rules, peers and ports',
      withSpec({
        ingress: Array.from({ length: 500 }, (_, i) => ({
          from: Array.from({ length: 20 }, () => ({ podSelector: { matchLabels: { app: `web-${i}` } } })),
          ports: Array.from({ length: 20 }, (_unused, port) => ({ port: port + 1 })),
        })),
      }),
    ],
  ]),
];

/** What the server accepts although it is suspicious. */
export const ACCEPTED_ROWS: readonly RuleRow[] = [
  ...rows('V50', [
    ['egress rules without the type', withSpec({ policyTypes: ['Ingress'], egress: [{}] })],
    ['ingress rules without the type', withSpec({ policyTypes: ['Egress'], ingress: [{}] })],
  ]),
  ...rows('V51', [
    ['egress without types', withSpec({ egress: [{}] })],
    ['empty egress without types', withSpec({ egress: [] })],
  ]),
  ...rows('V52', [
    ['no spec', withSpec(undefined)],
    ['null spec', withSpec(null)],
    ['no podSelector', withSpec({ ingress: [] })],
  ]),
  ...rows('V53', [
    [
      'contradictory',
      withSelector({ matchLabels: { a: 'x' }, matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] }),
    ],
  ]),
  ...rows('V54', [['covering', withBlock('10.0.0.0/8', ['10.0.0.0/9', '10.128.0.0/9', '10.0.0.0/10'])]]),
  ...rows('V55', [
    [
      'duplicates',
      withSpec({
        policyTypes: ['Ingress', 'Ingress'],
        ingress: [
          { from: [{ podSelector: {} }, { podSelector: {} }], ports: [{ port: 80 }, { port: 80 }] },
          { from: [{ podSelector: {} }, { podSelector: {} }], ports: [{ port: 80 }, { port: 80 }] },
        ],
      }),
    ],
  ]),
  ...rows('V56', [
    ['a name that nobody has', withSpec({ ingress: [{ ports: [{ port: 'nobody', protocol: 'SCTP' }] }] })],
  ]),
  ...rows('V57', [['usual pod range', withBlock('10.244.0.0/16')]]),
  ...rows('V58', [
    [
      'overlapping and adjacent ranges',
      withSpec({
        ingress: [
          {
            ports: [
              { port: 1, endPort: 9 },
              { port: 5, endPort: 20 },
              { port: 21, endPort: 30 },
            ],
          },
        ],
      }),
    ],
  ]),
  ...rows('V59', [['DNS over TCP alone', withSpec({ egress: [{ ports: [{ port: 53 }] }] })]]),
  ...rows('V60', [['a policy that another one repeats', withSelector({})]]),
  ...rows('V61', [
    ['label name', withSpec({ ingress: [{ from: [{ namespaceSelector: { matchLabels: { name: 'web' } } }] }] })],
  ]),
  ...rows('V62', [['IPv4 alone', withBlock('0.0.0.0/0')]]),
  ...rows('V63', [['endPort equal to port', withSpec({ ingress: [{ ports: [{ port: 80, endPort: 80 }] }] })]]),
];
