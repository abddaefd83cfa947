import { object, readAll } from './objects';

const INVALID = 'manifest-field-invalid';

test.each<[string, object, object]>([
  ['no labels', {}, {}],
  ['labels null', { labels: null }, {}],
  ['labels', { labels: { team: 'web' } }, { team: 'web' }],
])('%s', (_, metadata, labels) => {
  const { namespaces, faults } = readAll(object('Namespace', {}, { namespace: undefined, ...metadata }));
  expect(faults).toEqual([]);
  expect(namespaces).toStrictEqual([{ name: 'x', labels }]);
});

test('a Namespace is in no namespace, whatever it says', () => {
  expect(readAll(object('Namespace', {}, { namespace: 'No Namespace' }))).toMatchObject({
    namespaces: [{ name: 'x' }],
    faults: [],
  });
});

test.each<[string, object, unknown[], number]>([
  ['no name', { name: undefined }, [INVALID, 'metadata.name', 'FieldValueRequired'], 0],
  ['a name with a dot', { name: 'a.b' }, [INVALID, 'metadata.name', 'FieldValueInvalid'], 0],
  ['labels that are a list', { labels: [] }, [INVALID, 'metadata.labels', 'BadRequest'], 1],
])('%s is refused', (_, metadata, fault, left) => {
  const { namespaces, faults } = readAll(object('Namespace', {}, metadata));
  expect(faults).toEqual([fault]);
  expect(namespaces).toHaveLength(left);
});
