import type { CodeDescription } from './codes';

/** Codes for a network plugin that is asked for by name. */
export const cniCodes = {
  'cni-unknown': {
    severity: 'error',
    title: 'a network plugin that nothing is known of',
    why: 'Plugins enforce different parts of a NetworkPolicy. Without a profile of this one, nothing can be said of what it leaves out.',
    fix: 'Write one of the names in docs/cni.md. Leave it out for a plugin that is not among them.',
  },
  'cni-version-invalid': {
    severity: 'error',
    title: 'the version of a network plugin cannot be read',
    why: 'What a plugin enforces changes with its version, and a version that is misread gives the answer of another one.',
    fix: 'Write numbers with dots between them, as many as are known: 1.16, or v1.16.3.',
  },
} as const satisfies Record<string, CodeDescription>;
