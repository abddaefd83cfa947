import { ApiObject, Chart } from 'cdk8s';
import { Namespace, Namespaces, Peer, Tier } from 'cdk8s-netpol';
import { tableIn } from '../table';
import { from, RULE, type BadInput } from './bad-input';

export const THINGS = tableIn<BadInput>(__filename, [
  {
    title: 'namespace name in capitals',
    code: 'namespace-name-invalid',
    constructPath: 'shop/Third',
    shows: 'Third',
    make: ({ shop }) => new Namespace(shop, 'Third'), // at: namespace name in capitals
  },
  {
    title: 'namespace name with a dot',
    code: 'namespace-name-invalid',
    constructPath: 'shop/third',
    shows: 'third.example',
    make: ({ shop }) => new Namespace(shop, 'third', { name: 'third.example' }), // at: namespace name with a dot
  },
  {
    title: 'name of an imported namespace',
    code: 'namespace-name-invalid',
    constructPath: 'shop/theirs',
    shows: 'kube_system',
    make: ({ shop }) => Namespace.imported(shop, 'theirs', 'kube_system'), // at: name of an imported namespace
  },
  {
    title: 'namespace name of a peer',
    code: 'namespace-name-invalid',
    constructPath: RULE,
    shows: 'Kube-System',
    make: (world) => {
      const namespaces = Namespaces.named('Kube-System'); // at: namespace name of a peer
      from(world, Peer.pods({ namespaces }));
    },
  },
  {
    title: 'labels of a namespace that disagree',
    code: 'namespace-labels-disagree',
    constructPath: 'shop/z',
    shows: '"blue"',
    make: ({ shop }) => {
      new Namespace(shop, 'a', { name: 'shared', labels: { team: 'red' } });
      new Namespace(shop, 'z', { name: 'shared', labels: { team: 'blue' } }); // at: labels of a namespace that disagree
    },
  },
  {
    title: 'namespace outside an application',
    code: 'application-missing',
    constructPath: 'plain/lost',
    shows: 'lost',
    make: ({ app }) => new Namespace(new Chart(app, 'plain'), 'lost'), // at: namespace outside an application
  },
  {
    title: 'tier outside a namespace',
    code: 'tier-outside-namespace',
    constructPath: 'shop/lost',
    shows: 'lost',
    make: ({ shop }) => new Tier(shop, 'lost'), // at: tier outside a namespace
  },
  {
    title: 'workload without labels',
    code: 'workload-unreadable',
    constructPath: 'shop/front/batch',
    shows: 'labels',
    make: ({ shop, front }) => {
      const object = new ApiObject(shop, 'config', { apiVersion: 'v1', kind: 'ConfigMap' });
      Tier.ofManifest(front, 'batch', object); // at: workload without labels
    },
  },
  {
    title: 'workload of another namespace',
    code: 'workload-namespace-mismatch',
    constructPath: 'shop/front/batch',
    shows: '"elsewhere"',
    make: ({ shop, front }) => {
      const metadata = { namespace: 'elsewhere', labels: { app: 'batch' } };
      const object = new ApiObject(shop, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata });
      Tier.ofManifest(front, 'batch', object); // at: workload of another namespace
    },
  },
]);
