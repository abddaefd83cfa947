import { ApiObject, App, Chart, JsonPatch, Yaml, type IResolver } from 'cdk8s';
import { LoweredPolicyObject } from '../../lib/constructs/lowered-object';
import { LabelSelector } from '../../lib/model/label-selector';
import type { NetworkPolicy } from '../../lib/model/network-policy';
import { muteWarnings } from './world';

muteWarnings();

describe('a lowered object', () => {
  const MANIFEST = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { annotations: { a: '1', b: '2' }, labels: { own: 'x' }, name: 'deny', namespace: 'front' },
    spec: { podSelector: {}, policyTypes: ['Ingress'] },
  };
  const POLICY: NetworkPolicy = {
    ...MANIFEST.metadata,
    podSelector: LabelSelector.EVERYTHING,
    isolates: ['ingress'],
    ingress: [],
    egress: [],
  };

  /** What cdk8s itself makes of the same manifest. */
  function byCdk8s(chart: Chart, patches: readonly JsonPatch[] = []): unknown {
    const object = new ApiObject(chart, 'cdk8s', MANIFEST);
    object.addJsonPatch(...patches);
    return object.toJson();
  }

  it.each<readonly [string, ConstructorParameters<typeof App>[0], ConstructorParameters<typeof Chart>[2]]>([
    ['plain', {}, {}],
    ['with labels of the chart', {}, { labels: { zone: 'z', app: 'a', own: 'chart' } }],
    ['with a namespace of the chart', {}, { namespace: 'chart' }],
  ])('is what cdk8s would write: %s', (_title, appProps, chartProps) => {
    const chart = new Chart(new App(appProps), 'chart', chartProps);
    const lowered = new LoweredPolicyObject(chart, 'ours', POLICY);
    const expected = byCdk8s(chart);
    expect(lowered.toJson()).toEqual(expected);
    expect(Yaml.stringify(lowered.toJson())).toBe(Yaml.stringify(expected));
  });

  it('takes JSON patches', () => {
    const chart = new Chart(new App(), 'chart', { labels: { zone: 'z' } });
    const lowered = new LoweredPolicyObject(chart, 'ours', POLICY);
    const patches = [JsonPatch.add('/metadata/labels/more', 'yes'), JsonPatch.remove('/spec/policyTypes')];
    lowered.addJsonPatch(...patches);
    expect(lowered.toJson()).toEqual(byCdk8s(chart, patches));
  });

  it('asks the resolvers of the App', () => {
    const resolver: IResolver = {
      resolve: (context) => {
        if (context.value === 'front') context.replaceValue('resolved');
      },
    };
    const chart = new Chart(new App({ resolvers: [resolver] }), 'chart');
    const lowered = new LoweredPolicyObject(chart, 'ours', POLICY);
    expect(lowered.toJson()).toEqual(byCdk8s(chart));
    expect(lowered.toJson()).toMatchObject({ metadata: { namespace: 'resolved' } });
  });
});
