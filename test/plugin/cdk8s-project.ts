import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** What a user's package of infrastructure finds installed. Our own package runs from its sources, so no build is needed. */
const OURS = `
require(${JSON.stringify(join(root, 'node_modules/ts-node'))}).register({
  project: ${JSON.stringify(join(root, 'tsconfig.json'))}, cwd: ${JSON.stringify(root)}, swc: true,
});
module.exports = require(${JSON.stringify(join(root, 'lib/index.ts'))});
`;

/** How a run of `cdk8s synth` ended. */
export interface SynthRun {
  readonly code: number | null;
  /** Standard output without colour codes. */
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder in which the real `cdk8s` command runs, set up as our documentation says. */
export class Cdk8sProject {
  public readonly folder = mkdtempSync(join(tmpdir(), 'netpol-synth-'));

  public constructor(files: Record<string, string>) {
    for (const name of ['cdk8s', 'constructs']) this.install(name);
    this.write('node_modules/cdk8s-netpol/package.json', '{"name":"cdk8s-netpol","version":"0.1.0","main":"index.js"}');
    this.write('node_modules/cdk8s-netpol/index.js', OURS);
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  /** Runs `cdk8s synth` without the upgrade check, which would call out to the network. */
  public synth(...args: string[]): SynthRun {
    const command = join(root, 'node_modules/cdk8s-cli/bin/cdk8s');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [command, 'synth', '--check-upgrade=false', ...args],
      {
        cwd: this.folder,
        encoding: 'utf8',
      },
    );
    return { code: status, stdout: withoutColour(stdout), stderr: withoutColour(stderr) };
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private install(name: string): void {
    mkdirSync(join(this.folder, 'node_modules'), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(this.folder, 'node_modules', name));
  }

  private write(name: string, text: string): void {
    mkdirSync(join(this.folder, name, '..'), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }
}

function withoutColour(text: string): string {
  return text.replaceAll(/\x1b\[\d+m/g, '');
}
