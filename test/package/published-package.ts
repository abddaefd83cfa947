import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dependencies } from '../../package.json';

const ROOT = join(__dirname, '..', '..');

/** What our package needs at run time. */
const ALWAYS = ['cdk8s', 'constructs', ...Object.keys(dependencies), '@types/node'];

/** A user's project with this package in its node_modules as it is published, compiled from the sources of today. */
export class PublishedPackage {
  public readonly folder = mkdtempSync(join(tmpdir(), 'netpol-published-'));

  public constructor() {
    const own = join(this.folder, 'package');
    mkdirSync(own);
    copyFileSync(join(ROOT, 'package.json'), join(own, 'package.json'));
    // Types are checked by a step of their own.
    const options = ['-p', join(ROOT, 'tsconfig.build.json'), '--outDir', join(own, 'build'), '--noCheck'];
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), ...options]);
  }

  /** Makes a project beside it, with these packages and no others. */
  public project(name: string, packages: readonly string[], files: { readonly [path: string]: string }): string {
    const project = join(this.folder, name);
    for (const each of [...ALWAYS, ...packages]) this.link(join(ROOT, 'node_modules', each), project, each);
    // Not a link: what is found through one is looked up beside its target.
    cpSync(join(this.folder, 'package'), join(project, 'node_modules/cdk8s-netpol'), { recursive: true });
    for (const [path, text] of Object.entries(files)) writeFileSync(join(project, path), text);
    return project;
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private link(target: string, project: string, name: string): void {
    const path = join(project, 'node_modules', name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path);
  }
}
