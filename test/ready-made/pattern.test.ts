import { AllowFrom, AllowTo, Diagnostics, Pattern, Peer, Port } from 'cdk8s-netpol';
import type { Construct } from 'constructs';
import { codesOf, example, policiesOf } from './example';

/** A pattern as a user writes it. */
class Backup extends Pattern {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new AllowFrom(this, 'allow-agent', { from: [Peer.anyPod()], ports: [Port.tcp(8080)] });
    new AllowTo(this, 'allow-store', {
      to: [Peer.host('backup.example.com', { addresses: ['192.0.2.7'] })],
      ports: [Port.tcp(443)],
    });
  }
}

test('its rules are about the nearest tier and have the ids of the pattern', () => {
  const { api } = example();
  const backup = new Backup(api, 'backup');
  backup.acknowledge('implicit-isolation', 'it is an example');

  expect(policiesOf(api).ids).toEqual(['shop/api-backup-allow-agent', 'shop/api-backup-allow-store']);
});

test('warnings about its rules are acknowledged at the pattern, and those of others are not', () => {
  const { api, namespace } = example();
  new Backup(namespace, 'everywhere').acknowledge('implicit-isolation', 'the namespace is closed on purpose');
  new Backup(api, 'backup');
  const { warnings, acknowledged } = Diagnostics.of(api);

  expect(acknowledged.map(({ diagnostic }) => diagnostic.constructPath)).toEqual([
    'shop/shop/everywhere/allow-agent',
    'shop/shop/everywhere/allow-store',
  ]);
  expect(warnings.map(({ constructPath }) => constructPath)).toEqual([
    'shop/shop/api/backup/allow-agent',
    'shop/shop/api/backup/allow-store',
  ]);
});

test('errors of its rules are not acknowledged', () => {
  const { namespace } = example();
  new Backup(namespace, 'backup').acknowledge('ports-missing', 'nobody cares');

  expect(codesOf(namespace)).toContain('cannot-acknowledge');
});
