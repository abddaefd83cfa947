import { rows, withPorts, withSpec } from './rule-rows';
import type { Expected, RuleRow } from './rule-rows';

const AT = 'spec.ingress[0].ports[0]';
const PROTOCOL: Expected = ['protocol-unsupported', 'FieldValueNotSupported', `${AT}.protocol`];
const RANGE: Expected = ['port-out-of-range', 'FieldValueInvalid', `${AT}.port`];
const NAME: Expected = ['port-name-invalid', 'FieldValueInvalid', `${AT}.port`];
const END_WITH_NAME: Expected = ['end-port-with-named-port', 'FieldValueInvalid', `${AT}.endPort`];
const END_ALONE: Expected = ['end-port-without-port', 'FieldValueInvalid', `${AT}.endPort`];
const END_BELOW: Expected = ['end-port-below-port', 'FieldValueInvalid', `${AT}.endPort`];
const END_RANGE: Expected = ['end-port-out-of-range', 'FieldValueInvalid', `${AT}.endPort`];

export const PORT_ROWS: readonly RuleRow[] = [
  ...rows('V10', [
    ['empty', withPorts({ protocol: '' }), PROTOCOL],
    ['lower case', withPorts({ protocol: 'tcp', port: 80 }), PROTOCOL],
    ['ICMP', withPorts({ protocol: 'ICMP' }), PROTOCOL],
    ['asterisk', withPorts({ protocol: '*' }), PROTOCOL],
    ['the three', withPorts({ protocol: 'TCP' }, { protocol: 'UDP' }, { protocol: 'SCTP' })],
    ['null means TCP', withPorts({ protocol: null, port: 80 })],
  ]),
  ...rows('V11', [
    ['zero', withPorts({ port: 0 }), RANGE],
    ['negative', withPorts({ port: -1 }), RANGE],
    ['65536', withPorts({ port: 65536 }), RANGE],
    ['after the protocol', withPorts({ protocol: 'tcp', port: 0 }), PROTOCOL, RANGE],
    ['lowest and highest', withPorts({ port: 1 }, { port: 65535 })],
    ['null means every port', withPorts({ port: null })],
    ['a null entry means every TCP port', withPorts(null)],
  ]),
  ...rows('V12', [
    ['16 characters', withPorts({ port: 'a'.repeat(16) }), NAME],
    ['two hyphens in a row', withPorts({ port: 'a--b' }), NAME],
    ['hyphen at the start', withPorts({ port: '-a' }), NAME],
    ['hyphen at the end', withPorts({ port: 'a-' }), NAME],
    [
      'an egress rule',
      withSpec({ egress: [{}, { ports: [{}, { port: 'A' }] }] }),
      ['port-name-invalid', 'FieldValueInvalid', 'spec.egress[1].ports[1].port'],
      ['port-name-invalid', 'FieldValueInvalid', 'spec.egress[1].ports[1].port'],
    ],
    ['15 characters', withPorts({ port: 'a'.repeat(15) })],
    ['digits and a letter', withPorts({ port: '8080-a' })],
  ]),
  ...rows('V13', [
    ['a number in quotes', withPorts({ port: '80' }), NAME],
    ['empty', withPorts({ port: '' }), NAME, NAME],
    ['capitals', withPorts({ port: 'HTTP' }), NAME, NAME],
    ['underscore', withPorts({ port: 'http_api' }), NAME],
    ['long', withPorts({ port: 'my-very-long-port-name' }), NAME],
    ['digits between hyphens', withPorts({ port: '-80-' }), NAME, NAME],
    ['everything at once', withPorts({ port: `--${'_'.repeat(14)}` }), NAME, NAME, NAME, NAME, NAME],
    ['good name', withPorts({ port: 'http-api' })],
  ]),
  ...rows('V14', [
    ['good name', withPorts({ port: 'http', endPort: 90 }), END_WITH_NAME],
    ['before the errors of the name', withPorts({ port: 'HTTP', endPort: 0 }), END_WITH_NAME, NAME, NAME],
    ['null endPort', withPorts({ port: 'http', endPort: null })],
  ]),
  ...rows('V15', [
    ['without port', withPorts({ endPort: 90 }), END_ALONE],
    ['its range is not looked at', withPorts({ endPort: 0 }), END_ALONE],
    ['neither', withPorts({})],
  ]),
  ...rows('V16', [
    ['below', withPorts({ port: 90, endPort: 80 }), END_BELOW],
    ['zero', withPorts({ port: 80, endPort: 0 }), END_BELOW, END_RANGE],
    ['too high', withPorts({ port: 80, endPort: 65536 }), END_RANGE],
    ['the port first', withPorts({ port: 0, endPort: 70000 }), RANGE, END_RANGE],
    ['a range', withPorts({ port: 80, endPort: 90 })],
    ['equal', withPorts({ port: 80, endPort: 80 })],
  ]),
  ...rows('V17', [
    [
      'overlapping, equal and very many',
      withPorts(
        { port: 80 },
        { port: 80 },
        { port: 1, endPort: 90 },
        ...Array.from({ length: 2000 }, (_, i) => ({ port: i + 1 })),
      ),
    ],
  ]),
];
