/* A workload of cdk8s-plus as a Tier. */
import { Chart, Cron } from 'cdk8s';
import { Peer, Tier } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import type { Construct } from 'constructs';
import { foundIn, makeWorld, muteWarnings, type World } from '../constructs/world';
import { VERSIONS, type Plus } from './versions';

muteWarnings();

describe.each(VERSIONS)('cdk8s-plus-%s', (_version, plus) => {
  describe('Tier.ofWorkload', () => {
    const metadata = { namespace: 'elsewhere', labels: { team: 'red' } };
    const containers = [{ image: 'nginx', portNumber: 8080 }];
    type Workload = Parameters<typeof Tier.ofWorkload>[2];

    const ports = [
      { number: 53, protocol: plus.Protocol.UDP, name: 'dns' },
      { number: 9999, protocol: plus.Protocol.SCTP },
      { number: 8443 },
    ];
    const twoContainers = [
      { image: 'a', ports },
      { name: 'b', image: 'b', portNumber: 8080 },
    ];

    it.each<readonly [string, (scope: Construct) => Workload]>([
      [
        'Deployment',
        (scope) =>
          new plus.Deployment(scope, 'x', {
            containers: twoContainers,
          }),
      ],
      [
        'StatefulSet',
        (scope) =>
          new plus.StatefulSet(scope, 'x', {
            containers: twoContainers,
            service: new plus.Service(scope, 's', { ports: [{ port: 1 }] }),
          }),
      ],
      [
        'DaemonSet',
        (scope) =>
          new plus.DaemonSet(scope, 'x', {
            containers: twoContainers,
          }),
      ],
      [
        'Job',
        (scope) =>
          new plus.Job(scope, 'x', {
            containers: twoContainers,
          }),
      ],
      [
        'CronJob',
        (scope) =>
          new plus.CronJob(scope, 'x', {
            schedule: Cron.hourly(),
            containers: twoContainers,
          }),
      ],
      [
        'Pod',
        (scope) =>
          new plus.Pod(scope, 'x', {
            containers: twoContainers,
          }),
      ],
    ])('reads labels and ports of a %s', (_title, make) => {
      const { app, front, web } = makeWorld();
      const workload = make(new Chart(app, 'theirs'));
      const { labels } = workload.podMetadata.toJson() as { labels: object };
      const tier = Tier.ofWorkload(front, 'x', workload);
      tier.allowFrom(web, { id: 'rule', isolates: true });
      expect(foundIn(app)).toEqual([]);
      expect(SynthesizedPolicies.of(app).get('front/x-rule').spec).toMatchObject({
        podSelector: { matchLabels: labels },
        ingress: [
          {
            ports: [
              { port: 8080, protocol: 'TCP' },
              { port: 8443, protocol: 'TCP' },
              { port: 53, protocol: 'UDP' },
              { port: 9999, protocol: 'SCTP' },
            ],
          },
        ],
      });
    });

    it('selects what the workload itself selects, and does not change what it writes', () => {
      const write = (
        use: (world: World, workload: InstanceType<Plus['Deployment']>) => void,
      ): { spec: { template: unknown } }[] => {
        const world = makeWorld();
        const chart = new Chart(world.app, 'theirs');
        use(world, new plus.Deployment(chart, 'x', { containers, spread: true }));
        world.app.synthYaml();
        return chart.toJson() as { spec: { template: unknown } }[];
      };
      const once = write(() => undefined);
      const used = write(({ front, web }, workload) => {
        Tier.ofWorkload(front, 'x', workload).allowFrom(web);
        Peer.of(workload);
      });
      expect(used).toEqual(once);
    });

    it('in another namespace is refused', () => {
      const { app, front } = makeWorld();
      const workload = new plus.Deployment(new Chart(app, 'theirs'), 'x', { metadata, containers });
      Tier.ofWorkload(front, 'x', workload);
      expect(foundIn(app)).toEqual([['workload-namespace-mismatch', 'shop/front/x']]);
    });

    it('on the network of its node is refused in a rule', () => {
      const { app, front, web } = makeWorld();
      const workload = new plus.DaemonSet(new Chart(app, 'theirs'), 'x', { containers, hostNetwork: true });
      web.allowFrom(Tier.ofWorkload(front, 'x', workload));
      expect(foundIn(app)).toEqual([['host-network-tier', 'shop/front/web/allow-from-x']]);
    });
  });
});
