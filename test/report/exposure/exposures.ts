import fc from 'fast-check';
import type { DirectionExposure, ExposureDocument } from '../../../lib/analysis/exposure';
import { ConnectionSet } from '../../../lib/model/connection-set';
import { NAMESPACE_NAME_LABEL } from '../../../lib/model/namespace';

const EVERYTHING = ConnectionSet.ALL.toTexts();

const somePorts = fc.constantFrom({ TCP: ['80'] }, { TCP: ['443', '8000-8100'], UDP: ['1-65535'] }, EVERYTHING);
const ports = fc.oneof(fc.constant({}), somePorts);

const addresses = fc.oneof(
  fc.record({ cidr: fc.constantFrom('0.0.0.0/0', '10.0.0.0/8', '::/0'), connections: somePorts }),
  fc.record({
    cidr: fc.constant('0.0.0.0/0'),
    except: fc.constantFrom(
      ['10.0.0.0/8'],
      ['10.0.0.0/8', '172.16.0.0/12', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15'],
    ),
    connections: somePorts,
  }),
);

/** Exposure of endpoints with these ids; `text` stands in the labels of pods that may come. */
export function exposureOf(
  ids: fc.Arbitrary<string>,
  text: fc.Arbitrary<string>,
  maxLength: number,
): fc.Arbitrary<ExposureDocument> {
  const labels = fc.dictionary(text, text, { maxKeys: 2 });
  const peer = fc
    .record({ namespace: fc.oneof(fc.constant('*'), text), labels, own: labels, connections: somePorts })
    .map(({ namespace, own, ...rest }) => ({
      ...{ id: `${namespace}/{}`, namespaceLabels: { ...own, [NAMESPACE_NAME_LABEL]: namespace } },
      ...rest,
    }));
  const isolated: fc.Arbitrary<DirectionExposure> = fc.record({
    isolated: fc.constant(true),
    everyAddress: ports,
    addresses: fc.array(addresses, { maxLength: 2 }),
    everyPod: ports,
    possiblePeers: fc.array(peer, { maxLength: 2 }),
  });
  const open: DirectionExposure = {
    isolated: false,
    everyAddress: EVERYTHING,
    addresses: [],
    everyPod: EVERYTHING,
    possiblePeers: [],
  };
  const direction = fc.oneof(fc.constant(open), isolated);
  const endpoint = fc.record({ id: ids, ingress: direction, egress: direction });
  return fc.record({
    schemaVersion: fc.constant('cdk8s-netpol/exposure/v1' as const),
    endpoints: fc.uniqueArray(endpoint, { selector: ({ id }) => id, minLength: 1, maxLength }),
  });
}
