import type { IConstruct } from 'constructs';
import type { Application } from './application';
import type { Assertion } from './assertion';
import { recordOf } from './construct-record';
import type { Namespace } from './namespace';
import type { ISubject } from './subject';
import type { Tier } from './tier';

/*
 * By the record that a construct carries and not by its class, because two copies of this package may meet in one
 * process.
 */

export function isApplication(construct: IConstruct): construct is Application {
  return recordOf(construct)?.kind === 'application';
}

export function isNamespace(construct: IConstruct): construct is Namespace {
  return recordOf(construct)?.kind === 'namespace';
}

export function isTier(construct: IConstruct): construct is Tier {
  return recordOf(construct)?.kind === 'tier';
}

export function isAssertion(construct: IConstruct): construct is Assertion {
  return recordOf(construct)?.kind === 'assertion';
}

/** Whether a rule can be about something. */
export function isSubject(construct: IConstruct): construct is ISubject {
  return isTier(construct) || isNamespace(construct);
}
