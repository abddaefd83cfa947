import { rows, withBlock, withPeers, withSpec } from './rule-rows';
import type { Expected, RuleRow } from './rule-rows';

const INVALID = 'FieldValueInvalid';
const AT = 'spec.ingress[0].from[0]';
const EMPTY: Expected = ['peer-empty', 'FieldValueRequired', AT];
const BOTH: Expected = ['ip-block-with-selector', 'FieldValueForbidden', AT];
const MISSING: Expected = ['cidr-missing', 'FieldValueRequired', `${AT}.ipBlock.cidr`];
const UNREADABLE: Expected = ['cidr-invalid', INVALID, `${AT}.ipBlock.cidr`];
const ZEROS: Expected = ['cidr-leading-zeros', INVALID, `${AT}.ipBlock.cidr`];
const MAPPED: Expected = ['cidr-ipv4-mapped', INVALID, `${AT}.ipBlock.cidr`];
const HOST_BITS: Expected = ['cidr-host-bits', INVALID, `${AT}.ipBlock.cidr`];

type Code = Expected[0];

function except(code: Code, n = 0): Expected {
  return [code, INVALID, `${AT}.ipBlock.except[${n}]`];
}

function each(cidrs: readonly string[], ...expected: Expected[]): [string, unknown, ...Expected[]][] {
  return cidrs.map((cidr) => [cidr, withBlock(cidr), ...expected]);
}

export const PEER_ROWS: readonly RuleRow[] = [
  ...rows('V30', [
    ['empty', withPeers({}), EMPTY],
    ['null', withPeers(null), EMPTY],
    ['all three null', withPeers({ podSelector: null, namespaceSelector: null, ipBlock: null }), EMPTY],
    [
      'egress',
      withSpec({ egress: [{ to: [{ podSelector: {} }, {}] }] }),
      ['peer-empty', 'FieldValueRequired', 'spec.egress[0].to[1]'],
    ],
    ['empty selectors', withPeers({ podSelector: {} }, { namespaceSelector: {} })],
  ]),
  ...rows('V31', [
    ['with podSelector', withPeers({ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }), BOTH],
    ['with namespaceSelector', withPeers({ namespaceSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }), BOTH],
    [
      'after the errors of the members',
      withPeers({ podSelector: { matchLabels: { a: '-' } }, ipBlock: {} }),
      ['label-value-invalid', INVALID, `${AT}.podSelector.matchLabels`],
      MISSING,
      BOTH,
    ],
    ['two selectors', withPeers({ podSelector: {}, namespaceSelector: {} })],
  ]),
  ...rows('V32', [
    ['absent', withPeers({ ipBlock: {} }), MISSING],
    ['empty', withBlock(''), MISSING],
    ['except is not looked at', withBlock(undefined, ['x']), MISSING],
    ['present', withBlock('10.0.0.0/8')],
  ]),
  ...rows('V33', [
    ...each(
      [
        '10.0.0.1',
        'fd00::1',
        '10.0.0.0/33',
        'fd00::/129',
        '10.0.0.0/-1',
        '10.0.0.0/+8',
        ' 10.0.0.0/8',
        '10.0.0.0/8 ',
        '10.0.0.0/8\n',
        '10.0.0.0 /8',
        'fe80::1%eth0/64',
        '10.0.0.0/8/8',
        '256.0.0.0/8',
        '0x0a.0.0.0/8',
        '10.0.0/24',
        '10/8',
        '10.0.0.0/',
        '/8',
        '1:2:3:4:5:6:7::8/64',
        '1::2::3/64',
        '12345::/16',
        'example.com/24',
        '10.0.0.0-10.0.0.9',
      ],
      UNREADABLE,
    ),
    ['except is not looked at', withBlock('x', ['y']), UNREADABLE],
    ...each(['10.0.0.0/8', '0.0.0.0/0', '::/0', '10.0.0.1/32', 'fd00::/8', '1:2:3:4:5:6:7:0/112', '::102:304/128']),
  ]),
  ...rows('V34', [
    ...each(['010.0.0.0/8', '10.0.0.0/08', '10.00.0.0/8', '00fd00::/16', '::ffff:010.0.0.0/104'], ZEROS),
    ...each(['::ffff:10.0.0.0/104', '::ffff:a00:0/104', '::ffff:10.0.0.1/104'], MAPPED),
    ...each(['10.0.0.1/8', '1.2.3.4/0', 'fd00::1/64'], HOST_BITS),
    ['only the first of several', withBlock('010.0.0.1/8'), ZEROS],
    ['goes on to except', withBlock('10.0.0.1/8', ['1.0.0.0/8']), HOST_BITS, except('except-outside-cidr')],
    ...each(['0.0.0.0/0', '::/0', '10.0.0.0/8']),
  ]),
  ...rows('V35', [
    ['empty string', withBlock('10.0.0.0/8', ['']), except('cidr-invalid')],
    ['null', withBlock('10.0.0.0/8', [null]), except('cidr-invalid')],
    ['space', withBlock('10.0.0.0/8', [' ']), except('cidr-invalid')],
    ['plain address', withBlock('10.0.0.0/8', ['10.0.0.1']), except('cidr-invalid')],
    [
      'each entry',
      withBlock('10.0.0.0/8', ['10.0.0.1/24', '10.1.0.0/16', '010.0.0.0/9']),
      except('cidr-host-bits', 0),
      except('cidr-leading-zeros', 2),
    ],
    ['good entries', withBlock('10.0.0.0/8', ['10.1.0.0/16', '10.2.0.0/16'])],
  ]),
  ...rows('V36', [
    ['equal', withBlock('10.0.0.0/8', ['10.0.0.0/8']), except('except-outside-cidr')],
    ['wider', withBlock('10.0.0.0/8', ['0.0.0.0/0']), except('except-outside-cidr')],
    ['beside', withBlock('10.0.0.0/8', ['11.0.0.0/16']), except('except-outside-cidr')],
    ['IPv6 in IPv4', withBlock('0.0.0.0/0', ['fd00::/8']), except('except-outside-cidr')],
    ['IPv4 in IPv6', withBlock('::/0', ['10.0.0.0/8']), except('except-outside-cidr')],
    [
      'beside another error of the entry',
      withBlock('10.0.0.0/8', ['11.0.0.1/16']),
      except('cidr-host-bits'),
      except('except-outside-cidr'),
    ],
    ['a mapped address is read as IPv4', withBlock('10.0.0.0/8', ['::ffff:10.1.0.0/112']), except('cidr-ipv4-mapped')],
    ['half of everything', withBlock('::/0', ['8000::/1'])],
    ['overlapping, repeated, covering all', withBlock('10.0.0.0/8', ['10.0.0.0/9', '10.128.0.0/9', '10.0.0.0/9'])],
  ]),
];
