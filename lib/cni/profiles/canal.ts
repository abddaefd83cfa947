import type { CniProfile } from '../cni-profile';
import { calico } from './calico';
import { notKnown } from './common-treatments';

const INSTALL = 'tigera/docs: install-canal';

export const canal = {
  name: 'canal',
  aliases: [],
  title: 'Canal',
  versionOf: 'the release of Calico in it',
  cells: {
    ...calico.cells,
    ipv6: notKnown(INSTALL),
    logging: {
      value: 'limited',
      note: 'The Log action writes to the log of the kernel, which only the policies of Calico itself have. Whether Whisker works is not known.',
      sources: [INSTALL, 'projectcalico/calico: api/pkg/apis/projectcalico/v3'],
    },
  },
  remarks: [{ text: 'It is the policy engine of Calico on a flannel network.', sources: [INSTALL] }, ...calico.remarks],
} as const satisfies CniProfile;
