import type { CniMatrix } from '../cni/cni-matrix';
import type { CniProfileDocument } from '../cni/cni-profile-document';
import { cniMatrixAsMarkdown, cniProfileAsMarkdown } from './cni/markdown';
import { cniMatrixAsText, cniProfileAsText, type CniFormatOptions } from './cni/text';
import { asJson } from './json';

export type { CniFormatOptions } from './cni/text';

/** Name of a format for what is known of network plugins. */
export type CniFormat = 'text' | 'json' | 'markdown';

/** The matrix of all plugins in each format. Every text ends with a line break. */
export const CNI_MATRIX_FORMATS: Readonly<Record<CniFormat, (matrix: CniMatrix, options: CniFormatOptions) => string>> =
  {
    text: cniMatrixAsText,
    json: asJson,
    markdown: cniMatrixAsMarkdown,
  };

/** What is known of one plugin in each format. Every text ends with a line break. */
export const CNI_PROFILE_FORMATS: Readonly<
  Record<CniFormat, (profile: CniProfileDocument, options: CniFormatOptions) => string>
> = {
  text: cniProfileAsText,
  json: asJson,
  markdown: cniProfileAsMarkdown,
};
