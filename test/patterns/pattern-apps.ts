import { join } from 'node:path';
import type { App } from 'cdk8s';
import { ADDRESS_ROWS } from './address-rows';
import { NAMESPACE_ROWS } from './namespace-rows';
import type { PatternRow } from './pattern-row';
import { POD_ROWS } from './pod-rows';

/** All patterns, in the order of their ids. */
export const PATTERNS: readonly PatternRow[] = [...POD_ROWS, ...ADDRESS_ROWS, ...NAMESPACE_ROWS].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);

export const APPS_FOLDER = join(__dirname, '../../apps/patterns');

/** What the app.ts of a pattern exports. */
export interface PatternApp {
  readonly id: string;
  readonly build: (outdir: string) => App;
}

export async function loadApp({ folder }: PatternRow): Promise<PatternApp> {
  return (await import(join(APPS_FOLDER, folder, 'app'))) as PatternApp;
}

/** Builds a pattern. Nothing is written before somebody synthesizes it. */
export async function buildPattern(row: PatternRow): Promise<App> {
  return (await loadApp(row)).build('unused');
}
