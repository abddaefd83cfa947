import fc from 'fast-check';
import { PeerIndex } from '../../lib/model/peer-index';
import { pruneSubsumed, type Allowance } from '../../lib/lower/prune';
import { SelectorIndex } from '../../lib/lower/selector-index';
import { LabelSelector } from '../../lib/model/label-selector';
import type { PolicyPeer } from '../../lib/model/network-policy';
import { NAMESPACE_NAME_LABEL } from '../../lib/model/namespace';
import { peerContains } from '../../lib/model/policy-peer';
import { PolicyPorts } from '../../lib/model/policy-ports';
import { matchesNaively, read, UNIVERSE, writtenSelector } from '../model/label-selector-cases';

test('coverage says what looking at every set of labels says', () => {
  fc.assert(
    fc.property(fc.array(writtenSelector, { maxLength: 6 }), writtenSelector, (added, pods) => {
      const index = new SelectorIndex<number>();
      for (const [position, each] of added.entries()) index.add(read(each), position);
      const { extent, example } = index.coverage(read(pods));

      const matched = UNIVERSE.filter((point) => matchesNaively(pods, point));
      const isSelected = (point: (typeof UNIVERSE)[number]) => added.some((each) => matchesNaively(each, point));
      if (matched.length === 0) expect(example).toBeUndefined();
      else if (matched.every(isSelected)) expect(extent).toBe('all');
      else if (matched.some(isSelected)) expect(extent).toBe('some');
      else expect(extent).toBe('none');
      if (example !== undefined) expect(matched.some((point) => matchesNaively(added[example], point))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('of equal selectors the first one is the example', () => {
  const index = new SelectorIndex<string>();
  index.add(LabelSelector.of({ app: 'web', canary: 'yes' }), 'first');
  index.add(LabelSelector.of({ canary: 'yes', app: 'web' }), 'second');
  expect(index.coverage(LabelSelector.of({ app: 'web' }))).toEqual({ extent: 'some', example: 'first' });
});

test('what is added after a question counts', () => {
  const index = new SelectorIndex<string>();
  const web = LabelSelector.of({ app: 'web' });
  expect(index.coverage(web).extent).toBe('none');
  index.add(LabelSelector.of({ tier: 'front' }), 'a');
  expect(index.coverage(web).extent).toBe('some');
  index.add(LabelSelector.EVERYTHING, 'b');
  expect(index.coverage(web).extent).toBe('all');
});

const podSelector = fc.constantFrom(
  LabelSelector.EVERYTHING,
  LabelSelector.of({ app: 'a' }),
  LabelSelector.of({ app: 'a', tier: 't' }),
  LabelSelector.of({ app: 'b', tier: 't' }),
  LabelSelector.of({}, [{ key: 'app', operator: 'In', values: ['a', 'b'] }]),
  LabelSelector.of({}, [{ key: 'app', operator: 'In', values: ['a'] }]),
  LabelSelector.of({ app: 'a' }, [{ key: 'app', operator: 'DoesNotExist', values: [] }]),
);
const namespaceSelector = fc.constantFrom(
  LabelSelector.EVERYTHING,
  LabelSelector.of({ [NAMESPACE_NAME_LABEL]: 'home' }),
  LabelSelector.of({ team: 'a' }),
);
const cidr = fc.constantFrom(
  '10.0.0.0/8',
  '10.0.0.0/24',
  '10.0.0.128/25',
  '0.0.0.0/0',
  '::/0',
  'fd00::/8',
  'not a range',
);
const peer: fc.Arbitrary<PolicyPeer | undefined> = fc.oneof(
  fc.record({ podSelector }),
  fc.record({ namespaceSelector }),
  fc.record({ podSelector, namespaceSelector }),
  cidr.map((each) => ({ ipBlock: { cidr: each, except: [] } })),
  fc.constant(undefined),
);
const ports = fc.constantFrom(
  PolicyPorts.ALL,
  PolicyPorts.of([{ protocol: 'TCP', first: 80, last: 80 }]),
  PolicyPorts.of([{ protocol: 'TCP', first: 80, last: 90 }]),
);

function contains(outer: PolicyPeer | undefined, inner: PolicyPeer | undefined): boolean {
  return !outer || (inner !== undefined && peerContains(outer, inner, 'home'));
}

test('the index of peers finds every one that contains another', () => {
  fc.assert(
    fc.property(fc.array(peer, { maxLength: 8 }), (peers) => {
      const index = new PeerIndex(peers, 'home');
      for (const [position, inner] of peers.entries()) {
        const containing = [...peers.keys()].filter((other) => contains(peers[other], inner));
        const found = index.mayContain(position);
        expect(containing.filter((other) => !found.includes(other))).toEqual([]);
        expect(new Set(found).size).toBe(found.length);
      }
    }),
    { numRuns: 300 },
  );
});

test('pruning keeps what covers the rest, nothing that is covered, and twice it changes nothing', () => {
  const covers = (outer: Allowance, inner: Allowance) =>
    outer.ports.contains(inner.ports) && contains(outer.peer, inner.peer);
  fc.assert(
    fc.property(fc.array(fc.record({ peer, ports }), { maxLength: 8 }), (allowances) => {
      const kept = pruneSubsumed(allowances, 'home');
      for (const each of allowances) {
        expect(kept.includes(each) || kept.some((other) => covers(other, each))).toBe(true);
      }
      for (const each of kept) expect(kept.some((other) => other !== each && covers(other, each))).toBe(false);
      expect(pruneSubsumed(kept, 'home')).toEqual(kept);
    }),
    { numRuns: 300 },
  );
});
