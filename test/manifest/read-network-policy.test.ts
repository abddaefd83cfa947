import fc from 'fast-check';
import { readNetworkPolicy } from '../../lib/manifest/read-network-policy';
import type { PolicyManifest } from '../../lib/model/policy-manifest';
import { writeNetworkPolicy } from '../../lib/manifest/write-network-policy';
import { LabelSelector } from '../../lib/model/label-selector';
import type { NetworkPolicy } from '../../lib/model/network-policy';
import { PolicyPorts } from '../../lib/model/policy-ports';
import { validateNetworkPolicy } from '../../lib/validation';
import { anyPolicy } from './random-policies';

const EVERYTHING = LabelSelector.EVERYTHING;
const EVERY_PEER_AND_PORT = { peers: [], ports: PolicyPorts.ALL };
const ALL_OF_TCP = PolicyPorts.of([{ protocol: 'TCP', first: 1, last: 65535 }]);
const web = LabelSelector.of({ app: 'web' });

/** Reads a manifest as validation lets it through: plain data that may hold nulls. */
function readManifest(manifest: object): NetworkPolicy {
  const whole = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', ...manifest };
  expect(validateNetworkPolicy(whole).filter(({ severity }) => severity === 'error')).toEqual([]);
  return readNetworkPolicy(whole as unknown as PolicyManifest, 'here');
}

function readSpec(spec?: unknown): NetworkPolicy {
  return readManifest({ metadata: { name: 'p' }, spec });
}

test('what is written is read back', () => {
  fc.assert(
    fc.property(anyPolicy, (policy) => {
      const written = writeNetworkPolicy(policy);
      expect(validateNetworkPolicy(written)).toEqual([]);
      expect(readNetworkPolicy(written as PolicyManifest, 'here')).toEqual(policy);
    }),
    { numRuns: 500 },
  );
});

describe('metadata', () => {
  test.each<[string, object, Partial<NetworkPolicy>]>([
    ['no namespace (S1)', { name: 'p' }, { namespace: 'default' }],
    ['namespace null (S1)', { name: 'p', namespace: null }, { namespace: 'default' }],
    ['namespace empty (S1)', { name: 'p', namespace: '' }, { namespace: 'default' }],
    ['a namespace', { name: 'p', namespace: 'shop' }, { namespace: 'shop' }],
    ['a name', { name: 'p', generateName: 'q-' }, { name: 'p' }],
    ['a prefix', { generateName: 'q-' }, { name: 'q-* (here)' }],
    ['a prefix and an empty name', { name: '', generateName: 'q-' }, { name: 'q-* (here)' }],
    ['no labels', { name: 'p' }, { labels: {}, annotations: {} }],
    ['labels null', { name: 'p', labels: null, annotations: null }, { labels: {}, annotations: {} }],
    [
      'labels, null as the empty text (Y10)',
      { name: 'p', labels: { a: 'b', c: null }, annotations: { d: null } },
      { labels: { a: 'b', c: '' }, annotations: { d: '' } },
    ],
  ])('%s', (_, metadata, expected) => {
    expect(readManifest({ metadata })).toMatchObject(expected);
  });
});

const DENY_INGRESS = { podSelector: EVERYTHING, isolates: ['ingress'], ingress: [], egress: [] };
const INGRESS = { policyTypes: ['Ingress'] };
const EGRESS = { policyTypes: ['Egress'] };

describe('the table of S9: absent, null, empty, one empty element', () => {
  test.each<[string, unknown, object]>([
    ['spec absent', undefined, DENY_INGRESS],
    ['spec null', null, DENY_INGRESS],
    ['spec {}', {}, DENY_INGRESS],
    ['podSelector null', { podSelector: null }, { podSelector: EVERYTHING }],
    ['podSelector {}', { podSelector: {} }, { podSelector: EVERYTHING }],
    ['policyTypes null', { policyTypes: null }, { isolates: ['ingress'] }],
    ['policyTypes []', { policyTypes: [] }, { isolates: ['ingress'] }],
    ['policyTypes [], an egress rule', { policyTypes: [], egress: [{}] }, { isolates: ['ingress', 'egress'] }],
    ['ingress absent', INGRESS, { ingress: [] }],
    ['ingress null', { ...INGRESS, ingress: null }, { ingress: [] }],
    ['ingress []', { ...INGRESS, ingress: [] }, { ingress: [] }],
    ['ingress [{}]', { ...INGRESS, ingress: [{}] }, { ingress: [EVERY_PEER_AND_PORT] }],
    ['ingress [null]', { ...INGRESS, ingress: [null] }, { ingress: [EVERY_PEER_AND_PORT] }],
    ['egress absent', EGRESS, { egress: [] }],
    ['egress null', { ...EGRESS, egress: null }, { egress: [] }],
    ['egress []', { ...EGRESS, egress: [] }, { egress: [] }],
    ['egress [{}]', { ...EGRESS, egress: [{}] }, { egress: [EVERY_PEER_AND_PORT] }],
    ['egress [null]', { ...EGRESS, egress: [null] }, { egress: [EVERY_PEER_AND_PORT] }],
    ['from null', { ...INGRESS, ingress: [{ from: null }] }, { ingress: [EVERY_PEER_AND_PORT] }],
    ['from []', { ...INGRESS, ingress: [{ from: [] }] }, { ingress: [EVERY_PEER_AND_PORT] }],
    ['to null', { ...EGRESS, egress: [{ to: null }] }, { egress: [EVERY_PEER_AND_PORT] }],
    ['to []', { ...EGRESS, egress: [{ to: [] }] }, { egress: [EVERY_PEER_AND_PORT] }],
    ['ports null', { ...INGRESS, ingress: [{ ports: null }] }, { ingress: [EVERY_PEER_AND_PORT] }],
    ['ports []', { ...INGRESS, ingress: [{ ports: [] }] }, { ingress: [EVERY_PEER_AND_PORT] }],
    ['ports [{}]', { ...INGRESS, ingress: [{ ports: [{}] }] }, { ingress: [{ peers: [], ports: ALL_OF_TCP }] }],
    ['ports [null]', { ...EGRESS, egress: [{ ports: [null] }] }, { egress: [{ peers: [], ports: ALL_OF_TCP }] }],
    ['matchLabels {}', { podSelector: { matchLabels: {} } }, { podSelector: EVERYTHING }],
    ['matchLabels null', { podSelector: { matchLabels: null } }, { podSelector: EVERYTHING }],
    ['matchExpressions []', { podSelector: { matchExpressions: [] } }, { podSelector: EVERYTHING }],
    ['matchExpressions null', { podSelector: { matchExpressions: null } }, { podSelector: EVERYTHING }],
  ])('%s', (_, spec, expected) => {
    expect(readSpec(spec)).toMatchObject(expected);
  });

  test.each<[string, object, object]>([
    ['podSelector {}', { podSelector: {} }, { podSelector: EVERYTHING }],
    [
      'podSelector, the others null',
      { podSelector: {}, namespaceSelector: null, ipBlock: null },
      { podSelector: EVERYTHING },
    ],
    ['namespaceSelector {}', { namespaceSelector: {} }, { namespaceSelector: EVERYTHING }],
    [
      'both',
      { podSelector: { matchLabels: { app: 'web' } }, namespaceSelector: {} },
      { podSelector: web, namespaceSelector: EVERYTHING },
    ],
    ['except absent', { ipBlock: { cidr: '10.0.0.0/8' } }, { ipBlock: { cidr: '10.0.0.0/8', except: [] } }],
    ['except null', { ipBlock: { cidr: '10.0.0.0/8', except: null } }, { ipBlock: { cidr: '10.0.0.0/8', except: [] } }],
    ['except []', { ipBlock: { cidr: '10.0.0.0/8', except: [] } }, { ipBlock: { cidr: '10.0.0.0/8', except: [] } }],
    [
      'except',
      { ipBlock: { cidr: '10.0.0.0/8', except: ['10.9.0.0/16'] } },
      { ipBlock: { cidr: '10.0.0.0/8', except: ['10.9.0.0/16'] } },
    ],
  ])('peer: %s', (_, peer, expected) => {
    // Strictly: a selector that is not there means something else than an empty one.
    expect(readSpec({ ingress: [{ from: [peer] }] }).ingress[0].peers).toStrictEqual([expected]);
    expect(readSpec({ egress: [{ to: [peer] }] }).egress[0].peers).toStrictEqual([expected]);
  });

  test.each<[string, object, object]>([
    ['port absent', { protocol: 'UDP' }, { protocol: 'UDP', first: 1, last: 65535 }],
    ['port null', { protocol: 'UDP', port: null }, { protocol: 'UDP', first: 1, last: 65535 }],
    ['protocol absent (S6)', { port: 80 }, { protocol: 'TCP', first: 80, last: 80 }],
    ['protocol null (S6)', { port: 80, protocol: null }, { protocol: 'TCP', first: 80, last: 80 }],
    ['endPort null', { port: 80, endPort: null }, { protocol: 'TCP', first: 80, last: 80 }],
    ['endPort (S36)', { port: 80, endPort: 90 }, { protocol: 'TCP', first: 80, last: 90 }],
    ['endPort equal to port (S36)', { port: 80, endPort: 80 }, { protocol: 'TCP', first: 80, last: 80 }],
    ['a name', { port: 'http', protocol: 'SCTP' }, { protocol: 'SCTP', name: 'http' }],
    ['a name that begins like a number', { port: '80x' }, { protocol: 'TCP', name: '80x' }],
  ])('port: %s', (_, port, expected) => {
    expect(readSpec({ ingress: [{ ports: [port] }] }).ingress[0].ports.entries).toStrictEqual([expected]);
  });
});

test('a string of digits is a name to the server, which it then refuses', () => {
  const spec = { ingress: [{ ports: [{ port: '80' }] }] };
  const manifest = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'p' }, spec };
  expect(validateNetworkPolicy(manifest).map(({ code }) => code)).toEqual(['port-name-invalid']);
  const { ingress } = readNetworkPolicy(manifest, 'here');
  expect(ingress[0].ports.entries).toStrictEqual([{ protocol: 'TCP', name: '80' }]);
});

describe('policyTypes', () => {
  const both = { ingress: [{}], egress: [{}] };
  const all = [EVERY_PEER_AND_PORT];
  test.each<[string, object, object]>([
    ['only ingress rules (S4)', { ingress: [{}] }, { isolates: ['ingress'], ingress: all, egress: [] }],
    ['no rule (S4)', { egress: [] }, { isolates: ['ingress'], ingress: [], egress: [] }],
    ['an egress rule (S4)', { egress: [{}] }, { isolates: ['ingress', 'egress'], ingress: [], egress: all }],
    ['an egress rule that is null (S4, S10)', { egress: [null] }, { isolates: ['ingress', 'egress'], egress: all }],
    ['Ingress alone (S5)', { policyTypes: ['Ingress'], ...both }, { isolates: ['ingress'], ingress: all, egress: [] }],
    ['Egress alone (S5)', { policyTypes: ['Egress'], ...both }, { isolates: ['egress'], ingress: [], egress: all }],
    ['Ingress twice (S5)', { policyTypes: ['Ingress', 'Ingress'] }, { isolates: ['ingress'] }],
    ['in the other order', { policyTypes: ['Egress', 'Ingress'], ...both }, { isolates: ['ingress', 'egress'] }],
  ])('%s', (_, spec, expected) => {
    expect(readSpec(spec)).toMatchObject(expected);
  });
});

test('selectors, with null as the empty text', () => {
  const podSelector = {
    matchLabels: { app: null },
    matchExpressions: [
      { key: 'tier', operator: 'In', values: ['a', null] },
      { key: 'x', operator: 'Exists', values: null },
      { key: 'y', operator: 'DoesNotExist' },
    ],
  };
  const expected = LabelSelector.of({ app: '' }, [
    { key: 'tier', operator: 'In', values: ['a', ''] },
    { key: 'x', operator: 'Exists', values: [] },
    { key: 'y', operator: 'DoesNotExist', values: [] },
  ]);
  expect(readSpec({ podSelector }).podSelector).toEqual(expected);
});
