import type { ExposureDocument } from '../analysis/exposure';
import { exposureAsMarkdown } from './exposure/markdown';
import { exposureAsText, type ExposureFormatOptions } from './exposure/text';
import { asJson } from './json';

export type { ExposureFormatOptions } from './exposure/text';

/** Name of a format for exposure. */
export type ExposureFormat = 'text' | 'json' | 'markdown';

/** Exposure in each format. Every text ends with a line break. */
export const EXPOSURE_FORMATS: Readonly<
  Record<ExposureFormat, (document: ExposureDocument, options: ExposureFormatOptions) => string>
> = {
  text: exposureAsText,
  json: asJson,
  markdown: exposureAsMarkdown,
};
