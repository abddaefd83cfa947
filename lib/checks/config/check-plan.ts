import { didYouMean } from '../../base/did-you-mean';
import { quoted } from '../../base/show-value';
import { diagnose } from '../../diagnostics/diagnose';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { SourceLocation } from '../../diagnostics/source-location';
import type { Check } from '../check';
import { BUILT_IN, PRESETS } from '../registry';
import type { CheckPlan } from '../run-checks';
import type { NetpolConfig } from './config';

/** What a configuration asks for, and what is wrong with it: `check-unknown`. */
export interface PlannedChecks {
  readonly plan: CheckPlan;
  /** Each with the path of its field in the configuration. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The checks that a configuration asks for.
 *
 * @param custom Checks of the modules that it names. They run like those of the preset.
 * @param locate Place of a field of the configuration, for acknowledgements that are not in order.
 */
export function planChecks(
  config: NetpolConfig,
  custom: readonly Check[] = [],
  locate?: (path: string) => SourceLocation | undefined,
): PlannedChecks {
  const known = new Map([...BUILT_IN, ...custom].map((check) => [check.id, check]));
  const diagnostics: Diagnostic[] = [];
  const find = (id: string, path: string): Check | undefined => {
    const check = known.get(id);
    if (!check) diagnostics.push(unknownCheck(id, path, [...known.keys()]));
    return check;
  };

  const severities = new Map(
    [...PRESETS[config.preset ?? 'recommended'], ...custom].map((each) => [each, each.severity]),
  );
  for (const [id, severity] of Object.entries(config.checks ?? {})) {
    const check = find(id, `checks.${id}`);
    if (check && severity === 'off') severities.delete(check);
    else if (check && severity !== 'off') severities.set(check, severity);
  }
  const acknowledgements = (config.acknowledge ?? []).flatMap((each, index) => {
    const path = `acknowledge[${index}]`;
    const isKnown = find(each.check, `${path}.check`) !== undefined;
    return isKnown ? [{ ...each, source: { location: () => locate?.(path) } }] : [];
  });
  const checks = [...known.values()].flatMap((check) => {
    const severity = severities.get(check);
    return severity === undefined ? [] : [{ check, severity }];
  });
  return { plan: { checks, knownChecks: [...known.keys()], acknowledgements }, diagnostics };
}

function unknownCheck(id: string, path: string, known: readonly string[]): Diagnostic {
  const meant = didYouMean(id, known);
  return diagnose('check-unknown', undefined, {
    path,
    message: `there is no check ${quoted(id)}`,
    help: meant === undefined ? '`netpol checks` lists them all' : `did you mean ${meant}?`,
  });
}
