/** Transport protocol of a policy port; exactly these three exist (V10, S41). */
export type ProtocolName = 'TCP' | 'UDP' | 'SCTP';

/** The protocols in the order in which the API server lists them. */
export const PROTOCOLS: readonly ProtocolName[] = Object.freeze(['TCP', 'UDP', 'SCTP'] as const);

/** Lowest and highest port number (V11). */
export const FIRST_PORT = 1;
export const LAST_PORT = 65535;
