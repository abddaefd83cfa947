/* cdk8s-plus is met by shape: our package works without it, and costs nobody its loading time. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** Runs a program over the sources, and returns the packages below node_modules that it has loaded. */
function packagesLoadedBy(program: string): string[] {
  const script = `
    ${program}
    const packages = Object.keys(require.cache).map((file) => /node_modules[\\\\/]((?:@[^\\\\/]+[\\\\/])?[^\\\\/]+)/.exec(file)?.[1]);
    console.log(JSON.stringify([...new Set(packages.filter(Boolean))].sort()));
  `;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-r', 'ts-node/register', '-e', script], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as string[];
}

describe('our package', () => {
  it('never loads cdk8s-plus, not even for a tier and a peer of its shape', () => {
    const loaded = packagesLoadedBy(`
      const { App } = require('cdk8s');
      const { Application, Namespace, Tier, Peer, DenyAll } = require('./lib');
      const app = new App();
      const front = new Namespace(new Application(app, 'shop'), 'front');
      const workload = {
        podMetadata: { toJson: () => ({ labels: { app: 'web' } }) },
        containers: [{ ports: [{ number: 8080 }] }],
        metadata: {},
      };
      const web = Tier.ofWorkload(front, 'web', workload);
      new DenyAll(web, 'deny');
      web.allowFrom(Peer.of(web));
      app.synthYaml();
    `);
    expect(loaded).toContain('cdk8s');
    expect(loaded.filter((name) => name.startsWith('cdk8s-plus'))).toEqual([]);
  });

  it('would be noticed if it did', () => {
    expect(packagesLoadedBy("require('cdk8s-plus-28');")).toContain('cdk8s-plus-28');
  });
});
