import { quoted } from '../base/show-value';
import { portNameProblems } from '../model/port-syntax';
import { LAST_PORT } from '../model/protocol';
import type { SourcePlace } from '../diagnostics/origin';
import { EXTERNAL_TRAFFIC_POLICIES, SERVICE_TYPES, type Service, type ServicePort } from '../model/service';
import type { Fields } from './fields';
import { readIdentity } from './read-identity';
import { readPort } from './read-port';
import { readAddress } from './read-workload';

const HEADLESS = 'None';

/** A Service; undefined where it has no name that the API server would take. */
export function readService(object: Fields, place: string, source?: SourcePlace): Service | undefined {
  const identity = readIdentity(object.object('metadata'), place);
  const spec = object.object('spec');
  const labels = spec.texts('selector');
  const type = spec.word('type', SERVICE_TYPES);
  // Such a Service is another name for a host: its selector has no effect (S63).
  const selector = type === 'ExternalName' ? {} : labels;
  const ports = spec.objects('ports').flatMap((fields) => readServicePort(fields) ?? []);
  const isHeadless = spec.text('clusterIP') === HEADLESS;
  const clusterIPs = isHeadless ? [] : readClusterIPs(spec);
  const externalTrafficPolicy = spec.word('externalTrafficPolicy', EXTERNAL_TRAFFIC_POLICIES);
  return (
    identity && {
      ...identity,
      ...{ selector, ports },
      ...(type && { type }),
      ...(isHeadless && { isHeadless }),
      ...(clusterIPs.length > 0 && { clusterIPs }),
      ...(externalTrafficPolicy && { externalTrafficPolicy }),
      ...(source && { source }),
    }
  );
}

/** The address from the field for one, and those of each family from the list, which repeats the one. */
function readClusterIPs(spec: Fields): string[] {
  return [...new Set([readAddress(spec, 'clusterIP') ?? [], spec.textList('clusterIPs')].flat())];
}

function readServicePort(fields: Fields): ServicePort | undefined {
  const declared = readPort(fields, 'port');
  const targetPort = readTarget(fields);
  return declared && { ...declared, targetPort: targetPort ?? declared.port };
}

/** A string is the name of a container port, also one of digits. Without a target, clients and pods use the same port. */
function readTarget(fields: Fields): number | string | undefined {
  const target = fields.integerOrText('targetPort', 0, LAST_PORT);
  // The server takes 0 for a field that is left out.
  if (typeof target !== 'string') return target === 0 ? undefined : target;
  for (const problem of portNameProblems(target)) {
    const help = 'write the name of a container port, or a number without quotes';
    fields.refuse('targetPort', 'FieldValueInvalid', `targetPort ${quoted(target)}: ${problem}`, help);
  }
  return target;
}
