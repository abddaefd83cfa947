import { cniMatrix } from '../../cni/cni-matrix';
import { cniProfileDocument } from '../../cni/cni-profile-document';
import { cniProfile } from '../../cni/named-profile';
import { CNI_MATRIX_FORMATS, CNI_PROFILE_FORMATS, type CniFormat } from '../../report/cni-report';
import type { Action } from '../command';
import { EXIT } from '../exit-codes';
import { lookOf, writeResult } from '../output';

export const cni: Action = async (invocation) => {
  const plugin = invocation.args.plugin as string | undefined;
  const format = (invocation.options.output ?? 'text') as CniFormat;
  const look = lookOf(invocation);
  const text =
    plugin === undefined
      ? CNI_MATRIX_FORMATS[format](cniMatrix(), look)
      : CNI_PROFILE_FORMATS[format](cniProfileDocument(cniProfile(plugin)), look);
  await writeResult(invocation, text);
  return EXIT.GOOD;
};
