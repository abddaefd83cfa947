import type { IConstruct } from 'constructs';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { originOf, recordOf } from './construct-record';

/** The oldest cdk8s whose synthesis is known to work with this package. */
const OLDEST_CDK8S = '2.68.0';

/** Reports a cdk8s that is too old. `installed` is its version, `2.70.1`. */
export function checkCdk8sVersion(root: IConstruct, installed = installedCdk8s()): Diagnostic[] {
  if (installed === undefined || !isOlder(installed, OLDEST_CDK8S)) return [];
  // The App has no line of its own: where our constructs begin is where the program meets its cdk8s.
  const first = root.node.findAll().find((construct) => recordOf(construct) !== undefined) ?? root;
  return [
    diagnose(
      'cdk8s-too-old',
      { ...originOf(first), constructPath: root.node.path },
      {
        message: `cdk8s ${installed} is installed, and ${OLDEST_CDK8S} or newer is needed`,
        help: 'npm install cdk8s@latest',
      },
    ),
  ];
}

function installedCdk8s(): string | undefined {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- read where Node would load cdk8s from
    return (require('cdk8s/package.json') as { version: string }).version;
  } catch {
    return undefined;
  }
}

function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  for (const [position, number] of b.entries()) {
    if (a[position] !== number) return a[position] < number;
  }
  return false;
}
