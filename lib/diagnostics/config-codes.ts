import type { CodeDescription } from './codes';

/** Codes for what is wrong with the configuration of checks, and with acknowledgements of what they find. */
export const configCodes = {
  'config-invalid': {
    severity: 'error',
    title: 'the configuration holds something that it cannot hold',
    why: 'Leaving it out of account would check by other rules than the ones asked for.',
    fix: 'Correct the field at the place named. docs/schemas/config.schema.json describes all of them, also to editors.',
  },
  'check-unknown': {
    severity: 'error',
    title: 'a check is named that does not exist',
    why: 'Somebody relies on a check that never runs, or has acknowledged a finding that is never made.',
    fix: 'Correct the name; `netpol checks` lists them all. Checks of your own have to be loaded by `modules`.',
  },
  'check-failed': {
    severity: 'error',
    title: 'a check of your own ended with an error',
    why: 'Nobody knows what it would have found.',
    fix: 'Mend the check.',
  },
  'acknowledgement-invalid': {
    severity: 'warning',
    title: 'an acknowledgement cannot be understood',
    why: 'It silences nothing, although somebody meant it to.',
    fix: 'Write `<check>: <reason>` or `<check> (until YYYY-MM-DD): <reason>`, each on a line of its own.',
  },
  'acknowledgement-expired': {
    severity: 'warning',
    title: 'the day until which a finding was acknowledged has passed',
    why: 'It was fine for a time, and the finding is back.',
    fix: 'Mend what was found, or set another day, with a reason that still holds.',
  },
} satisfies Record<string, CodeDescription>;
