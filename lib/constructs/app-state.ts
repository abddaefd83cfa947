import { YamlOutputType, type App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { analyzeApp, type AppAnalysis } from './app-analysis';
import type { Application } from './application';
import { collectApp, isEqualCollection, type AppCollection } from './app-collection';
import { emitPolicies } from './emit';
import type { LoweredObject } from './lowered-object';
import { findOtherFaults } from './other-validations';
import { SynthesisError } from './synthesis-error';
import { validateChanged } from './validate-lowered';
import { warnOnce } from './warnings';

// One for each app, whichever copy of this package asks for it: two would lower everything twice.
const STATE = Symbol.for('cdk8s-netpol.app-state');

/** The state of the app with this root; it is made, and hooked into synthesis, when first asked for. */
export function stateOf(root: IConstruct): AppState {
  const holder = root as unknown as Record<symbol, AppState | undefined>;
  const existing = holder[STATE];
  if (existing) return existing;
  const state = new AppState(root);
  Object.defineProperty(root, STATE, { value: state });
  // The one hook that every way of synthesizing passes: docs/decisions/0002-synthesis-hook.md.
  root.node.addValidation({ validate: () => state.synthesize() });
  return state;
}

/** What is known about an app between two synths, so that nothing is computed twice for the same tree. */
export class AppState {
  private version = 0;
  private analyzed?: { readonly version: number; readonly analysis: AppAnalysis };
  private emitted?: AppAnalysis;
  private emittedObjects: LoweredObject[] = [];
  private freshCharts = new Set<Application>();
  private isPassChecked = false;
  private isInsideChart = false;
  private isAskingOthers = false;

  public constructor(private readonly root: IConstruct) {}

  /** Notes a change that no look at the tree would show. */
  public touch(): void {
    this.version++;
  }

  /** The graph, what it lowers to, and everything found; computed again only when the app has changed. */
  public analyze(): AppAnalysis {
    const collection = collectApp(this.root);
    const { analyzed, version } = this;
    if (analyzed?.version === version && isEqualCollection(analyzed.analysis.collection, collection)) {
      return analyzed.analysis;
    }
    const analysis = analyzeApp(this.root, collection);
    this.analyzed = { version, analysis };
    return analysis;
  }

  /** Puts the policies into the tree, or throws everything that is wrong. Returns no messages of its own. */
  public synthesize(): string[] {
    if (this.isAskingOthers) return [];
    const analysis = this.analyze();
    if (analysis.errors.length > 0) this.refuse(analysis.errors);
    if (this.emitted !== analysis) {
      for (const object of this.emittedObjects) object.node.scope?.node.tryRemoveChild(object.node.id);
      this.emittedObjects = emitPolicies(analysis);
      this.emitted = analysis;
      warnOnce(analysis.warnings);
    }
    const changed = validateChanged(this.emittedObjects);
    if (changed.length > 0) this.refuse(changed);
    this.grantFreshness(analysis.collection);
    return [];
  }

  /**
   * Whether the app was prepared and validated in this very pass, so that an application need not do it once more.
   * cdk8s prepares the whole app for each chart again, which costs the square of the number of charts.
   */
  public takeFresh(application: Application): boolean {
    if (!this.freshCharts.has(application)) return false;
    if (!this.isPassChecked && !this.isPassAlive()) this.freshCharts.clear();
    this.isPassChecked = true;
    return this.freshCharts.delete(application);
  }

  /** Runs what synthesizes a single chart: it says nothing about the others. */
  public withoutFreshness<T>(run: () => T): T {
    this.isInsideChart = true;
    this.freshCharts.clear();
    try {
      return run();
    } finally {
      this.isInsideChart = false;
    }
  }

  /** Throws what is wrong, with what other constructs have found. */
  private refuse(errors: readonly Diagnostic[]): never {
    throw new SynthesisError([...errors, ...this.askOthers()]);
  }

  /**
   * Only a pass of the App asks for each chart once, and right away. A plain chart prepares the app on its own, and
   * one folder for each chart asks for none: no chart is fresh then.
   */
  private grantFreshness({ applications, hasPlainCharts }: AppCollection): void {
    const isPassOfApp = !this.isInsideChart && !hasPlainCharts && !asksNoChart(this.root);
    this.freshCharts = new Set(isPassOfApp ? applications : []);
    this.isPassChecked = false;
  }

  /**
   * Whether the pass that prepared the app has come to its charts: it would have died if another construct refused, and
   * the app may have changed since. Asked once a pass, for its first chart.
   */
  private isPassAlive(): boolean {
    return (
      this.analyze() === this.emitted &&
      validateChanged(this.emittedObjects).length === 0 &&
      this.askOthers().length === 0
    );
  }

  /** What the validations of other constructs say: our own is one of those asked, and says nothing then. */
  private askOthers(): Diagnostic[] {
    this.isAskingOthers = true;
    try {
      return findOtherFaults(this.root);
    } finally {
      this.isAskingOthers = false;
    }
  }
}

function asksNoChart(root: IConstruct): boolean {
  return (root as Partial<App>).yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
}
