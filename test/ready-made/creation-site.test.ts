/** A mistake in the use of a pattern is reported at the line that uses it, not at a line of the pattern. */
import {
  AllowApiServer,
  AllowIngressController,
  AllowPrometheus,
  BlockCloudMetadata,
  Diagnostics,
  ThreeTierApplication,
  ZeroTrustNamespace,
} from 'cdk8s-netpol';
import { Construct } from 'constructs';
import { example, lineHere } from './example';

type Place = ReturnType<typeof example>;

test.each<[string, (place: Place) => { line: number }]>([
  ['ZeroTrustNamespace', ({ application }) => (new ZeroTrustNamespace(application, 'x'), lineHere())],
  ['AllowIngressController', ({ namespace }) => (new AllowIngressController(namespace, 'x'), lineHere())],
  ['AllowPrometheus', ({ namespace }) => (new AllowPrometheus(namespace, 'x'), lineHere())],
  ['AllowApiServer', ({ api }) => (new AllowApiServer(api, 'x', { addresses: ['nowhere'] }), lineHere())],
  ['BlockCloudMetadata', ({ api }) => (new BlockCloudMetadata(api, 'x', { alsoExcept: ['nowhere'] }), lineHere())],
  [
    'ThreeTierApplication',
    ({ application }) => (new ThreeTierApplication(application, 'x', { web: {}, api: {}, database: {} }), lineHere()),
  ],
  [
    'a pattern in a pattern',
    ({ application }) => (new ThreeTierApplication(application, 'x', NO_SUCH_NAMESPACE), lineHere()),
  ],
  [
    'a pattern in a construct of somebody else',
    ({ application }) => (new ZeroTrustNamespace(new Construct(application, 'y'), 'x'), lineHere()),
  ],
])('%s', (_pattern, use) => {
  const place = example();
  const { line } = use(place);
  const errors = Diagnostics.of(place.app).errors;

  expect(errors.length).toBeGreaterThan(0);
  expect(new Set(errors.map((error) => [error.file, error.line].join(':')))).toEqual(
    new Set([`${__filename}:${line}`]),
  );
});

const NO_SUCH_NAMESPACE = { web: { namespace: 'No Name' }, api: {}, database: {} };
