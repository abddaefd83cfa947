import { describeValue, shown } from '../base/show-value';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { DiagnosticsError } from '../diagnostics/diagnostics-error';
import { parseCidr } from '../model/cidr';
import type { Direction } from '../model/direction';
import { IpSet } from '../model/ip-set';

/** What a network plugin does where Kubernetes leaves it open. */
export interface PluginBehaviour {
  /** Name of the plugin, for people. */
  readonly name: string;
  /** Whether an ipBlock matches pods by their addresses (S45). @default - not known: verdicts carry `ip-block-on-pod` */
  readonly ipBlocksMatchPods?: boolean;
  /** Directions in which it enforces no policy (S55): verdicts that policies decide carry `not-enforced`. @default - none */
  readonly unenforced?: readonly Direction[];
}

/** How far long work has come. */
export interface Progress {
  /** What is being done, for people: `compiling policies`. */
  readonly stage: string;
  /** Steps done, a whole number from 0. */
  readonly done: number;
  /** Steps in all. */
  readonly total: number;
}

/** What an analysis may assume. */
export interface AnalysisOptions {
  /** CIDRs in which pods without a known address have theirs. @default - the private ranges of both families */
  readonly podCidrs?: readonly string[];
  /** CIDRs in which nodes without a known address have theirs. @default - as podCidrs by default */
  readonly nodeCidrs?: readonly string[];
  /** The network plugin of the cluster. @default - none in particular */
  readonly plugin?: PluginBehaviour;
  /** Called now and then during long work. @default - nobody is told */
  readonly onProgress?: (progress: Progress) => void;
}

/** Where pods and nodes have their addresses unless somebody says so: RFC 1918, RFC 6598, RFC 4193. */
export const DEFAULT_POD_CIDRS: readonly string[] = Object.freeze([
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  'fc00::/7',
]);

/** The addresses that one of the options names. What is no list of CIDRs is `analysis-option-invalid`. */
export function addressesOption(name: 'podCidrs' | 'nodeCidrs', given: readonly string[] | null | undefined): IpSet {
  if (given === undefined || given === null) return IpSet.ofCidrs(DEFAULT_POD_CIDRS);
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  const wrong = list.filter((text) => typeof text !== 'string' || !parseCidr(text));
  const faults: Diagnostic[] = wrong.map((text) =>
    diagnose('analysis-option-invalid', undefined, {
      message: `${name}: ${shown(text)} is no CIDR`,
      help: 'write an address and a prefix length, e.g. 10.244.0.0/16',
    }),
  );
  if (list.length === 0) {
    const help = 'name the ranges, or leave the option out';
    faults.push(diagnose('analysis-option-invalid', undefined, { message: `${name} is an empty list`, help }));
  }
  if (faults.length > 0) throw new DiagnosticsError('the cluster cannot be analysed', faults);
  return IpSet.ofCidrs(list as readonly string[]);
}

/** Something that an analysis was given that is of another kind than it must be. */
export function unfitOption(what: string, given: unknown, help: string): DiagnosticsError {
  const message = `${what} is ${describeValue(given)}`;
  return new DiagnosticsError('nothing was analysed', [
    diagnose('analysis-option-invalid', undefined, { message, help }),
  ]);
}
