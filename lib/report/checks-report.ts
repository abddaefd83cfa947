import type { ChecksDocument, CodeDocument } from './checks/document';
import { checksAsText, codeAsText, type ChecksFormatOptions, type CodeFormatOptions } from './checks/text';
import { asJson } from './json';

export { checksDocument, codeDocument } from './checks/document';

/** Name of a format for checks. */
export type ChecksFormat = 'text' | 'json';

/** The list of checks in each format. Every text ends with a line break. */
export const CHECKS_FORMATS: Readonly<
  Record<ChecksFormat, (document: ChecksDocument, options: ChecksFormatOptions) => string>
> = {
  text: checksAsText,
  json: asJson,
};

/** What a code means in each format. Every text ends with a line break. */
export const CODE_FORMATS: Readonly<
  Record<ChecksFormat, (document: CodeDocument, options: CodeFormatOptions) => string>
> = {
  text: codeAsText,
  json: asJson,
};
