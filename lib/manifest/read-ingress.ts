import type { SourcePlace } from '../diagnostics/origin';
import type { Ingress, IngressBackend } from '../model/ingress';
import { LAST_PORT } from '../model/protocol';
import type { Fields } from './fields';
import { readIdentity } from './read-identity';

/** An Ingress; undefined where it has no name that the API server would take. */
export function readIngress(object: Fields, place: string, source?: SourcePlace): Ingress | undefined {
  const identity = readIdentity(object.object('metadata'), place);
  const spec = object.object('spec');
  const paths = spec.objects('rules').flatMap((rule) => rule.object('http').objects('paths'));
  // `backend` is what `defaultBackend` was called before networking.k8s.io/v1.
  const named = [spec.object('defaultBackend'), spec.object('backend'), ...paths.map((path) => path.object('backend'))];
  const backends = new Map(
    named.flatMap(readBackend).map((backend) => [JSON.stringify([backend.service, backend.port]), backend]),
  );
  return identity && { ...identity, backends: [...backends.values()], ...(source && { source }) };
}

/** The Service of a backend, if it is one: a backend may be another resource, such as a bucket. */
function readBackend(backend: Fields): IngressBackend[] {
  const service = backend.object('service');
  const name = service.text('name') ?? backend.text('serviceName');
  if (name === undefined) return [];
  const { number, name: portName } = { number: readNumber(service), name: service.object('port').text('name') };
  const port = number ?? portName ?? backend.integerOrText('servicePort', 1, LAST_PORT);
  return [{ service: name, ...(port !== undefined && { port }) }];
}

function readNumber(service: Fields): number | undefined {
  // The server takes 0 for a field that is left out.
  const number = service.object('port').integer('number', 0, LAST_PORT);
  return number === 0 ? undefined : number;
}
