import { join } from 'node:path';
import { didYouMean } from '../../base/did-you-mean';
import { shown } from '../../base/show-value';
import { RECOMMENDED, STRICT } from '../../checks/registry';
import { CODES, descriptionOf } from '../../diagnostics/codes';
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
import { lookOf, writeResult } from '../output';

export const checks: Action = async (invocation) => {
  const id = invocation.args.id as string | undefined;
  const format = (invocation.options.output ?? 'text') as ChecksFormat;
  const text = id === undefined ? listOf(format, invocation) : explanationOf(id, format, invocation);
  await writeResult(invocation, text);
  return EXIT.GOOD;
};

function listOf(format: ChecksFormat, invocation: Invocation): string {
  const document = checksDocument({ recommended: RECOMMENDED, strict: STRICT });
  return CHECKS_FORMATS[format](document, lookOf(invocation));
}

function explanationOf(id: string, format: ChecksFormat, invocation: Invocation): string {
  const description = descriptionOf(id);
  if (!description) throw unknownCheck(id);
  const page = readTextFile(join(invocation.io.packageRoot, 'docs', 'checks', `${id}.md`));
  const options = { ...lookOf(invocation), ...('text' in page && { page: page.text }) };
  return CODE_FORMATS[format](codeDocument(id, description), options);
}

function unknownCheck(id: string): Error {
  const near = didYouMean(id, Object.keys(CODES));
  const hint = near === undefined ? 'netpol checks lists them' : `did you mean ${near}?`;
  return usageFailure([`there is no check and no code ${shown(id)}, ${hint}`]);
}
