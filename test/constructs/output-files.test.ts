import { YamlOutputType, type App } from 'cdk8s';
import { Application, DenyAll, Diagnostics, Namespace } from 'cdk8s-netpol';
import { errorOfSynth, filesIn, lineMarked, makeWorld, withFolder } from './world';

describe('output files', () => {
  function twoPoliciesOfOneName(yamlOutputType: YamlOutputType, outdir = 'unused'): App {
    const world = makeWorld({ yamlOutputType, outdir });
    new DenyAll(world.data, 'deny');
    new DenyAll(world.front, 'deny'); // at: same file
    return world.app;
  }

  it.each([YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE])(
    'output-file-clash: type %p would keep one of two policies',
    (type) => {
      withFolder((outdir) => {
        const app = twoPoliciesOfOneName(type, outdir);
        const [error, ...others] = errorOfSynth(app).diagnostics;
        expect(others).toEqual([]);
        expect(error).toMatchObject({
          code: 'output-file-clash',
          constructPath: 'shop/front/deny',
          file: __filename,
          line: lineMarked(__filename, 'same file'),
        });
        expect(error.message).toContain('shop/data/deny');
        expect(error.help).toBeTruthy();
        expect([...filesIn(outdir).keys()]).toEqual([]);
      });
    },
  );

  it.each([YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART])('type %p keeps both', (type) => {
    expect(
      twoPoliciesOfOneName(type)
        .synthYaml()
        .match(/name: deny$/gm),
    ).toHaveLength(2);
  });

  it('two charts have folders of their own', () => {
    const world = makeWorld({ yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
    new DenyAll(world.front, 'deny');
    new DenyAll(new Namespace(new Application(world.app, 'other'), 'elsewhere'), 'deny');
    expect(Diagnostics.of(world.app).errors).toEqual([]);
  });
});
