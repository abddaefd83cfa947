import { didYouMean } from '../base/did-you-mean';
import { shown } from '../base/show-value';
import { Checks, ForeignPolicies, Grouping, Layer, Pairing } from './options';
import type { ValueProblem } from './value-problem';

/** The enums, by the property that takes one. */
const OPTIONS: Readonly<Record<string, { readonly name: string; readonly values: Readonly<Record<string, string>> }>> =
  {
    checks: { name: 'Checks', values: Checks },
    foreignPolicies: { name: 'ForeignPolicies', values: ForeignPolicies },
    grouping: { name: 'Grouping', values: Grouping },
    layer: { name: 'Layer', values: Layer },
    pairing: { name: 'Pairing', values: Pairing },
  };

/** What is wrong with the enum values among properties; the compiler finds it first where there is one. */
export function optionProblems(props: object): ValueProblem[] {
  return Object.entries(OPTIONS).flatMap(([key, { name, values }]) => {
    const value = (props as Readonly<Record<string, unknown>>)[key];
    if (value === undefined || Object.values(values).some((allowed) => allowed === value)) return [];
    const names = Object.keys(values);
    const meant = typeof value === 'string' ? didYouMean(value, names) : undefined;
    const message = `${key} ${shown(value)} is none of ${names.map((each) => `${name}.${each}`).join(', ')}`;
    return [{ code: 'option-invalid', message, help: `write ${key}: ${name}.${meant ?? names[0]}` }];
  });
}
