import { didYouMean } from '../base/did-you-mean';
import { isPortNumber, portNameProblems } from '../model/port-syntax';
import type { FieldPath } from './field-path';
import type { Findings } from './findings';
import type { DecodedPort } from './network-policy-schema';
import { UNREADABLE, isReadable } from './schema';
import type { Unreadable } from './schema';
import { quoted } from '../base/show-value';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

/** One element of the `ports` of a rule (V10 to V17). */
export function validatePort(entry: DecodedPort, path: FieldPath, findings: Findings): void {
  const { protocol, port, endPort } = entry;
  if (typeof protocol === 'string') validateProtocol(protocol, path, findings);
  if (port === UNREADABLE) return;
  if (port === undefined) {
    if (!isReadable(endPort)) return;
    findings.refuse('FieldValueInvalid', {
      code: 'end-port-without-port',
      path: path.child('endPort'),
      message: `endPort ${endPort} stands without port, where the range would start`,
      help: 'set port to the first port of the range, or remove endPort',
    });
  } else if (typeof port === 'number') {
    validateNumber(port, endPort, path, findings);
  } else {
    validateName(port, endPort, path, findings);
  }
}

function validateProtocol(protocol: string, path: FieldPath, findings: Findings): void {
  if (protocol === 'TCP' || protocol === 'UDP' || protocol === 'SCTP') return;
  const meant = didYouMean(protocol, PROTOCOLS);
  findings.refuse('FieldValueNotSupported', {
    code: 'protocol-unsupported',
    path: path.child('protocol'),
    message: `protocol ${quoted(protocol)} is not one of ${PROTOCOLS.join(', ')}`,
    help:
      meant === undefined
        ? 'NetworkPolicy knows no other protocols; leave protocol out for TCP, and ports out for all'
        : `did you mean ${meant}?`,
  });
}

function validateNumber(
  port: number,
  endPort: number | Unreadable | undefined,
  path: FieldPath,
  findings: Findings,
): void {
  if (!isPortNumber(port)) {
    findings.refuse('FieldValueInvalid', {
      code: 'port-out-of-range',
      path: path.child('port'),
      message: `port ${port} is not between 1 and 65535`,
      help: port === 0 ? 'leave port out to allow every port of the protocol' : 'write the port of the pods',
    });
  }
  if (!isReadable(endPort)) return;
  if (endPort < port) {
    findings.refuse('FieldValueInvalid', {
      code: 'end-port-below-port',
      path: path.child('endPort'),
      message: `endPort ${endPort} is below port ${port}`,
      help: 'write the lower number as port and the higher one as endPort; both belong to the range',
    });
  }
  if (!isPortNumber(endPort)) {
    findings.refuse('FieldValueInvalid', {
      code: 'end-port-out-of-range',
      path: path.child('endPort'),
      message: `endPort ${endPort} is not between 1 and 65535`,
      help: 'write the last port of the range, or remove endPort',
    });
  }
}

function validateName(
  port: string,
  endPort: number | Unreadable | undefined,
  path: FieldPath,
  findings: Findings,
): void {
  if (typeof endPort === 'number') {
    findings.refuse('FieldValueInvalid', {
      code: 'end-port-with-named-port',
      path: path.child('endPort'),
      message: `endPort ${endPort} stands beside the port name ${quoted(port)}`,
      help: 'a range needs a number as port, without quotes',
    });
  }
  const looksNumeric = port !== '' && port.length <= 5 && isPortNumber(Number(port));
  for (const problem of portNameProblems(port)) {
    findings.refuse('FieldValueInvalid', {
      code: 'port-name-invalid',
      path: path.child('port'),
      message: `port name ${quoted(port)}: ${problem}`,
      help: looksNumeric
        ? `a string is the name of a port; write the number ${Number(port)} without quotes`
        : 'write the name of a container port, or a number without quotes',
    });
  }
}
