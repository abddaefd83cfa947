import { App } from 'cdk8s';
import { Cni, Defaults, Diagnostics, Namespace } from 'cdk8s-netpol';
import { behaviourOf } from '../../lib/cni/capability';
import { CNI_PROFILES } from '../../lib/cni/cni-profiles';
import { analysisOptionsAt, keyOfOptions } from '../../lib/constructs/analysis-settings';
import { errorsOf, lineMarked, makeWorld } from './world';

describe('settings for the analysis', () => {
  it('the nearest scope wins, setting by setting', () => {
    const { app, shop, front } = makeWorld();
    Defaults.of(app).set({ podCidrs: ['10.244.0.0/16'], nodeCidrs: ['192.0.2.0/24'], cni: Cni.cilium() });
    Defaults.of(shop).set({ podCidrs: ['10.0.0.0/8', 'fd00::/8'] });
    Defaults.of(front).set({ cni: Cni.calico() });
    expect(analysisOptionsAt(app)).toEqual({
      podCidrs: ['10.244.0.0/16'],
      nodeCidrs: ['192.0.2.0/24'],
      plugin: { name: 'Cilium', ipBlocksMatchPods: false },
    });
    expect(analysisOptionsAt(front)).toEqual({
      podCidrs: ['10.0.0.0/8', 'fd00::/8'],
      nodeCidrs: ['192.0.2.0/24'],
      plugin: { name: 'Calico', ipBlocksMatchPods: true },
    });
  });

  it('are none where nobody set any', () => {
    expect(analysisOptionsAt(makeWorld().app)).toEqual({});
  });

  it('have equal keys if and only if they lead to equal answers', () => {
    const keyed = [
      {},
      { podCidrs: ['10.0.0.0/8'] },
      { nodeCidrs: ['10.0.0.0/8'] },
      { plugin: Cni.calico() },
      { plugin: Cni.cilium() },
    ].map(keyOfOptions);
    expect(new Set(keyed).size).toBe(5);
    expect(keyOfOptions({ plugin: Cni.azureCilium() })).toBe(keyOfOptions({ plugin: Cni.cilium() }));
    expect(keyOfOptions({ plugin: Cni.custom('mine') })).toBe(keyOfOptions({}));
  });

  it.each([
    ['podCidrs without a range', { podCidrs: [] }, ['option-invalid']],
    ['nodeCidrs without a range', { nodeCidrs: [] }, ['option-invalid']],
    ['an address', { podCidrs: ['10.0.0.1'] }, ['cidr-invalid']],
    ['host bits', { nodeCidrs: ['10.0.0.0/8', '10.0.0.1/8'] }, ['cidr-host-bits']],
    ['two at once', { podCidrs: ['x'], nodeCidrs: ['y'] }, ['cidr-invalid', 'cidr-invalid']],
    ['one range where a list is expected', { podCidrs: '10.0.0.0/8' }, []],
    ['a name instead of a plugin', { cni: 'calico' }, ['option-invalid']],
    ['null', { cni: null, podCidrs: null }, []],
    ['a plugin that says neither yes nor no', { cni: { name: 'mine', ipBlocksMatchPods: 'yes' } }, ['option-invalid']],
    ['a plugin of another copy of this package', { cni: { name: 'mine', ipBlocksMatchPods: true } }, []],
  ])('%s', (_name, props, codes) => {
    const { app } = makeWorld();
    Defaults.of(app).set(props as never); // at: wrong settings
    const { errors } = Diagnostics.of(app);
    expect(errors.map(({ code }) => code)).toEqual(codes);
    for (const each of errors) {
      expect(each).toMatchObject({
        constructPath: '',
        file: __filename,
        line: lineMarked(__filename, 'wrong settings'),
      });
    }
    expect(() => keyOfOptions(analysisOptionsAt(app))).not.toThrow();
  });

  it('what is wrong ends a synth', () => {
    const app = new App();
    new Namespace(app, 'front');
    Defaults.of(app).set({ podCidrs: ['nowhere'] });
    expect(errorsOf(app).map(({ code }) => code)).toContain('cidr-invalid');
  });
});

describe('Cni', () => {
  it.each(Object.values(CNI_PROFILES))('has a factory for $name, which says what the profile says', (profile) => {
    const renamed: Record<string, string> = { 'aws-vpc-cni': 'awsVpc' };
    const name =
      renamed[profile.name] ?? profile.name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const made = (Cni as unknown as Record<string, (() => Cni) | undefined>)[name]?.();
    const { name: title, ipBlocksMatchPods } = behaviourOf(profile);
    expect([made?.name, made?.ipBlocksMatchPods]).toEqual([title, ipBlocksMatchPods]);
  });

  it('may be one without a factory', () => {
    expect(Cni.custom('mine', { ipBlocksMatchPods: false })).toMatchObject({ name: 'mine', ipBlocksMatchPods: false });
    expect(Cni.custom('mine').ipBlocksMatchPods).toBeUndefined();
  });
});
