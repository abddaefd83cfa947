import { didYouMean } from '../base/did-you-mean';
import { shown } from '../base/show-value';
import { isDate } from '../checks/dates';
import { cniFault } from '../cni/named-profile';
import { parseCidr } from '../model/cidr';
import { kubernetesVersionFault } from '../validation';
import type { CommandDefinition, Invocation, OptionDefinition, OptionKind } from './command';
import { readFlags } from './flags';
import { readPort } from './read-port';
import { allOptions } from './shared-options';

/** What is wrong with a text of each kind, as a clause; undefined where nothing is. */
const CHECKS: Record<OptionKind, (text: string) => string | undefined> = {
  cidr: (text) => (parseCidr(text) ? undefined : `${shown(text)} is not a CIDR, such as 10.244.0.0/16`),
  cni: (text) => {
    const fault = cniFault(text);
    return fault && `${fault.message}; ${fault.help ?? ''}`;
  },
  date: (text) => (isDate(text) ? undefined : `${shown(text)} is not a date, such as 2026-01-31`),
  'kubernetes-version': (text) => kubernetesVersionFault(text)?.message,
  policy: (text) => (/^[^/]+\/[^/]+$/.test(text) ? undefined : `${shown(text)} is not <namespace>/<name>`),
  port: (text) => {
    const port = readPort(text);
    return typeof port === 'string' ? port : undefined;
  },
};

/** Everything that is wrong with the values of arguments and options, each with the values allowed. */
export function problemsOf(
  definition: CommandDefinition,
  { args, options }: Pick<Invocation, 'args' | 'options'>,
): string[] {
  const given = options as Readonly<Record<string, unknown>>;
  const ofOptions = allOptions(definition).flatMap((option) => {
    const { long: name } = readFlags(option.flags);
    return textsOf(given[keyOf(name.replace(/^no-/, ''))]).flatMap((text) => {
      const problem = problemOf(text, option);
      return problem === undefined ? [] : [`--${name}: ${problem}`];
    });
  });
  const ofArguments = definition.args.flatMap(({ name, choices }) =>
    textsOf(args[name]).flatMap((text) => {
      const problem = choices && notAmong(text, choices);
      return problem === undefined ? [] : [`${name}: ${problem}`];
    }),
  );
  return [...ofArguments, ...ofOptions];
}

function problemOf(text: string, { choices, kind }: OptionDefinition): string | undefined {
  if (choices) return notAmong(text, choices);
  return kind && CHECKS[kind](text);
}

function notAmong(text: string, choices: readonly string[]): string | undefined {
  if (choices.includes(text)) return undefined;
  const near = didYouMean(text, choices);
  const hint = near === undefined ? '' : `, did you mean ${near}?`;
  return `${shown(text)} is not one of ${choices.join(', ')}${hint}`;
}

/** As commander calls the value of an option. */
function keyOf(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string');
  return typeof value === 'string' ? [value] : [];
}
