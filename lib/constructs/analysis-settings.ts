import type { IConstruct } from 'constructs';
import type { AnalysisOptions } from '../analysis/options';
import { cniProblems } from './cni';
import { checkedIpBlock } from './ip-block';
import { settingAt, type DefaultsProps } from './settings';
import { listOf } from './untyped-props';
import type { ValueProblem } from './value-problem';

const RANGES = ['podCidrs', 'nodeCidrs'] as const;

/** What is wrong with the settings that the analysis asks for. */
export function analysisSettingProblems(props: DefaultsProps): ValueProblem[] {
  const ofRanges = RANGES.flatMap((key) => rangeProblems(key, props[key]));
  return [...ofRanges, ...(props.cni === undefined ? [] : cniProblems(props.cni))];
}

/** The settings in force at a construct. Those that are wrong are left out; they are reported where they were made. */
export function analysisOptionsAt(construct: IConstruct): AnalysisOptions {
  const [podCidrs, nodeCidrs] = RANGES.map((key) => {
    const given = settingAt(construct, key);
    return given === undefined || rangeProblems(key, given).length > 0 ? undefined : listOf(given);
  });
  const cni = settingAt(construct, 'cni');
  const plugin = cni === undefined || cniProblems(cni).length > 0 ? undefined : cni;
  return { ...(podCidrs && { podCidrs }), ...(nodeCidrs && { nodeCidrs }), ...(plugin && { plugin }) };
}

/** Text that is equal for equal options. */
export function keyOfOptions({ podCidrs, nodeCidrs, plugin }: AnalysisOptions): string {
  return JSON.stringify([podCidrs, nodeCidrs, plugin?.ipBlocksMatchPods]);
}

function rangeProblems(key: string, given: readonly string[] | undefined): ValueProblem[] {
  if (given === undefined) return [];
  const ranges = listOf(given);
  if (ranges.length > 0) return ranges.flatMap((cidr) => checkedIpBlock(cidr).problems);
  const help = 'name the ranges, or leave the setting out';
  return [{ code: 'option-invalid', message: `${key} is an empty list`, help }];
}
