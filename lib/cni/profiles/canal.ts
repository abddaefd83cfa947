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
      note: 'The Log action, which only Calico’s own policies have, writes to the kernel log. Whether Whisker works is not known.',
      sources: [INSTALL, 'projectcalico/calico: api/pkg/apis/projectcalico/v3'],
    },
  },
  remarks: [{ text: 'The policy engine of Calico on a flannel network.', sources: [INSTALL] }, ...calico.remarks],
} as const satisfies CniProfile;
