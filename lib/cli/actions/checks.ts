import { join } from 'node:path';
import { didYouMean } from '../../base/did-you-mean';
import { shown } from '../../base/show-value';
import type { Check } from '../../checks/check';
import { RECOMMENDED, STRICT } from '../../checks/registry';
import { CODES, descriptionOf, isCustom } from '../../diagnostics/codes';
import { readTextFile } from '../../manifest/files';
import {
  CHECKS_FORMATS,
  checksDocument,
  CODE_FORMATS,
  codeDocument,
  type ChecksFormat,
} from '../../report/checks-report';
import type { Action, Invocation } from '../command';
import { EXIT } from '../exit-codes';
import { usageFailure } from '../failure';
import { loadCustomChecks } from '../load-config';
import { lookOf, writeResult } from '../output';

export const checks: Action = async (invocation) => {
  const id = invocation.args.id as string | undefined;
  const format = (invocation.options.output ?? 'text') as ChecksFormat;
  await writeResult(invocation, await (id === undefined ? list(format, invocation) : explain(id, format, invocation)));
  return EXIT.GOOD;
};

async function list(format: ChecksFormat, invocation: Invocation): Promise<string> {
  const custom = await loadCustomChecks(invocation);
  return CHECKS_FORMATS[format](
    checksDocument({ recommended: RECOMMENDED, strict: STRICT, custom }),
    lookOf(invocation),
  );
}

/** The page of a check where it has one; of any other finding what is always true of it. */
async function explain(id: string, format: ChecksFormat, invocation: Invocation): Promise<string> {
  const description = descriptionOf(id) ?? (await customCheck(id, invocation));
  const path = join(invocation.io.packageRoot, 'docs', 'checks', `${id}.md`);
  const page = isCustom(id) ? undefined : readTextFile(path);
  const options = { ...lookOf(invocation), ...(page && 'text' in page && { page: page.text }) };
  return CODE_FORMATS[format](codeDocument(id, description), options);
}

async function customCheck(id: string, invocation: Invocation): Promise<Check> {
  const custom = await loadCustomChecks(invocation);
  const check = custom.find((each) => each.id === id);
  if (check) return check;
  const near = didYouMean(id, [...Object.keys(CODES), ...custom.map((each) => each.id)]);
  const hint = isCustom(id)
    ? 'look at modules in the configuration, or name another one with --config'
    : 'netpol checks lists them';
  throw usageFailure([
    `there is no check and no code ${shown(id)}, ${near === undefined ? hint : `did you mean ${near}?`}`,
  ]);
}
