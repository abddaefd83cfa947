import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, Include, Yaml, type ApiObjectProps } from 'cdk8s';
import { Adopt, AllowFrom, Application, DenyAll, Diagnostics, Port, type Diagnostic } from 'cdk8s-netpol';
import type { IConstruct } from 'constructs';
import { VERSIONS } from '../cdk8s-plus/versions';
import { errorsOf, foundIn, lineMarked, makeWorld, muteWarnings, withFolder, type World } from './world';

muteWarnings();

const RATIONALE = 'monitoring, until it has constructs of its own';

/** Lets monitoring in, which nobody declares. */
function manifest(name: string, namespace = 'data'): ApiObjectProps {
  const monitoring = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: { podSelector: {}, ingress: [{ from: [monitoring], ports: [{ port: 9100 }] }] },
  };
}

function warningsOf(app: App): [code: string, path: string | undefined, policy: string | undefined][] {
  return Diagnostics.of(app).warnings.map(({ code, constructPath, subject }: Diagnostic) => [
    code,
    constructPath,
    subject?.name,
  ]);
}

describe('what foreign policies let through', () => {
  it('is found as foreign-flow, one warning for each policy, and does not end the synth', () => {
    const { app, shop, data } = makeWorld();
    new DenyAll(data, 'deny');
    new ApiObject(shop, 'one', manifest('one'));
    new ApiObject(shop, 'two', manifest('two'));
    expect(warningsOf(app)).toEqual([
      ['foreign-flow', 'shop/one', 'one'],
      ['foreign-flow', 'shop/two', 'two'],
    ]);
    expect(app.synthYaml()).toContain('name: two');
  });

  it('names a witness: who reaches whom, and on which port', () => {
    const { app, shop } = makeWorld();
    new ApiObject(shop, 'raw', manifest('raw'));
    const [warning] = Diagnostics.of(app).warnings;
    expect(warning.message).toContain('monitoring/{} -> data/Tier/db, TCP 9100');
  });

  it('is nothing where the constructs declare it as well', () => {
    const { app, shop, data, kubeSystem } = makeWorld();
    const raw = manifest('raw');
    const system = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } };
    const spec = { podSelector: {}, ingress: [{ from: [system], ports: [{ port: 9100 }] }] };
    new ApiObject(shop, 'raw', { ...raw, spec });
    expect(warningsOf(app)).toEqual([['foreign-flow', 'shop/raw', 'raw']]);
    new AllowFrom(data, 'allow', { from: [kubeSystem], ports: [Port.tcp(9100)], isolates: true });
    expect(warningsOf(app)).toEqual([]);
  });

  it('can be acknowledged', () => {
    const { app, shop } = makeWorld();
    new ApiObject(shop, 'raw', manifest('raw'));
    shop.acknowledge('foreign-flow', 'known');
    expect(foundIn(app)).toEqual([]);
  });

  it('is nobody’s business in namespaces that the app does not know, or only imports', () => {
    const { app, shop } = makeWorld();
    new ApiObject(shop, 'elsewhere', manifest('elsewhere', 'elsewhere'));
    new ApiObject(shop, 'raw', manifest('system', 'kube-system'));
    expect(foundIn(app)).toEqual([]);
  });
});

describe('Adopt', () => {
  interface Foreign {
    readonly given: IConstruct;
    readonly path: string;
  }

  /** Ways in which a policy of somebody else comes into an app. */
  const WAYS: readonly (readonly [string, (world: World, folder: string) => Foreign])[] = [
    ['an ApiObject', ({ shop }) => ({ given: new ApiObject(shop, 'raw', manifest('raw')), path: 'shop/raw' })],
    [
      'an Include',
      ({ shop }, folder) => {
        const url = join(folder, 'policies.yaml');
        writeFileSync(url, Yaml.stringify(manifest('raw')));
        return { given: new Include(shop, 'file', { url }), path: 'shop/file/raw-networkpolicy-data' };
      },
    ],
    [
      'a list of objects',
      ({ shop }) => {
        const items = [manifest('raw'), manifest('second')];
        const list = { apiVersion: 'v1', kind: 'List', items } as ApiObjectProps;
        return { given: new ApiObject(shop, 'list', list), path: 'shop/list' };
      },
    ],
    [
      'a Chart',
      ({ app }) => {
        const chart = new Chart(app, 'plain');
        new ApiObject(chart, 'raw', manifest('raw'));
        return { given: chart, path: 'plain/raw' };
      },
    ],
    [
      'an Application, for the policies in it that are not its own',
      ({ app }) => {
        const other = new Application(app, 'other');
        new ApiObject(other, 'raw', manifest('raw'));
        return { given: other, path: 'other/raw' };
      },
    ],
    ...VERSIONS.map(
      ([version, plus]) =>
        [
          `a NetworkPolicy of cdk8s-plus-${version}`,
          ({ app }: World): Foreign => {
            const chart = new Chart(app, 'plus', { namespace: 'data' });
            const given = new plus.NetworkPolicy(chart, 'policy', {
              selector: plus.Pods.all(chart, 'all'),
              ingress: { rules: [{ peer: plus.NetworkPolicyIpBlock.anyIpv4(chart, 'any') }] },
            });
            return { given, path: 'plus/policy/Resource' };
          },
        ] as const,
    ),
  ];

  it.each(WAYS)('takes over %s', (_, make) => {
    withFolder((folder) => {
      const world = makeWorld();
      const { given, path } = make(world, folder);
      new DenyAll(world.data, 'deny');
      expect(new Set(foundIn(world.app).map(([code, where]) => `${code} ${where}`))).toEqual(
        new Set([`foreign-flow ${path}`]),
      );
      new Adopt(world.shop, 'adopt', { policies: [given], rationale: RATIONALE, reviewBy: '2030-01-31' });
      expect(foundIn(world.app)).toEqual([]);
      world.app.synthYaml();
    });
  });

  it('takes over only what is named', () => {
    const { app, shop } = makeWorld();
    const one = new ApiObject(shop, 'one', manifest('one'));
    const other = { ...manifest('two'), spec: { podSelector: {}, ingress: [{}] } } as ApiObjectProps;
    new ApiObject(shop, 'two', other);
    new Adopt(shop, 'adopt', { policies: [one], rationale: RATIONALE });
    expect(foundIn(app)).toEqual([['foreign-flow', 'shop/two']]);
  });

  it('notices a policy that comes later', () => {
    const { app, shop } = makeWorld();
    const chart = new Chart(app, 'plain');
    new ApiObject(chart, 'one', manifest('one'));
    new Adopt(shop, 'adopt', { policies: [chart], rationale: RATIONALE });
    app.synthYaml();
    new ApiObject(chart, 'two', manifest('two'));
    expect(foundIn(app)).toEqual([]);
  });

  it('says nothing about what the constructs make of flows that it declares', () => {
    const { app, shop, data, web } = makeWorld();
    new DenyAll(data, 'deny');
    new AllowFrom(data, 'web', { from: [web], ports: [Port.tcp(5432)] });
    new Adopt(shop, 'adopt', { policies: [new ApiObject(shop, 'raw', manifest('raw'))], rationale: RATIONALE });
    expect(foundIn(app)).toEqual([]);
  });

  it('is no policy: it writes nothing', () => {
    const { app, shop } = makeWorld();
    const raw = new ApiObject(shop, 'raw', manifest('raw'));
    const before = app.synthYaml();
    new Adopt(shop, 'adopt', { policies: [raw], rationale: RATIONALE });
    expect(app.synthYaml()).toBe(before);
  });

  describe('refuses', () => {
    type Make = (world: World) => Partial<ConstructorParameters<typeof Adopt>[2]>;

    it.each<readonly [string, string, Make]>([
      ['a construct without policies', 'adopts-nothing', ({ web }) => ({ policies: [web] })],
      ['an Application without policies', 'adopts-nothing', ({ shop }) => ({ policies: [shop] })],
      ['an empty list', 'adopts-nothing', () => ({ policies: [] })],
      ['no list at all', 'adopts-nothing', () => ({ policies: undefined })],
      ['what is no construct', 'adopts-nothing', () => ({ policies: ['policy.yaml' as unknown as IConstruct] })],
      [
        'a rule',
        'adopts-own-policy',
        ({ web, api }) => ({ policies: [new AllowFrom(web, 'own', { from: [api], isolates: true })] }),
      ],
      [
        'a policy that the constructs made',
        'adopts-own-policy',
        ({ app, web, api }) => {
          const rule = new AllowFrom(web, 'own', { from: [api], isolates: true });
          app.synthYaml();
          return { policies: [rule.node.children[0]] };
        },
      ],
      [
        'a policy of another App',
        'foreign-app',
        () => ({ policies: [new ApiObject(new Chart(new App(), 'chart'), 'raw', manifest('raw'))] }),
      ],
      [
        'a policy that was removed',
        'foreign-app',
        ({ shop }) => {
          const raw = new ApiObject(shop, 'raw', manifest('raw'));
          shop.node.tryRemoveChild('raw');
          return { policies: [raw] };
        },
      ],
      ['an empty rationale', 'reason-missing', () => ({ rationale: ' ' })],
      ['no rationale', 'reason-missing', () => ({ rationale: undefined })],
      ['a review on no day', 'review-by-invalid', () => ({ reviewBy: '2030-02-30' })],
      ['a review that is no text', 'review-by-invalid', () => ({ reviewBy: 2030 as unknown as string })],
    ])('%s: %s', (_, code, make) => {
      const world = makeWorld();
      const policies = [new ApiObject(new Chart(world.app, 'plain'), 'raw', manifest('raw'))];
      const adopt = { policies, rationale: RATIONALE, ...make(world) };
      new Adopt(world.shop, 'adopt', adopt); // at: adopt
      expect(errorsOf(world.app)).toMatchObject([
        {
          code,
          severity: 'error',
          constructPath: 'shop/adopt',
          file: __filename,
          line: lineMarked(__filename, 'adopt'),
        },
      ]);
    });

    it('everything at once', () => {
      const { app, shop, web } = makeWorld();
      const props = { policies: [web, shop], rationale: '', reviewBy: 'soon' };
      new Adopt(shop, 'adopt', props);
      expect(
        errorsOf(app)
          .map(({ code }) => code)
          .sort(),
      ).toEqual(['adopts-nothing', 'adopts-nothing', 'reason-missing', 'review-by-invalid']);
    });

    it('no policy twice: one that is itself wrong is reported as such', () => {
      const { app, shop } = makeWorld();
      const spec = { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 'x' } }] }] };
      const raw = new ApiObject(shop, 'raw', { ...manifest('raw'), spec });
      new Adopt(shop, 'adopt', { policies: [raw], rationale: RATIONALE });
      expect(errorsOf(app).map(({ code }) => code)).toEqual(['cidr-invalid']);
    });
  });
});
