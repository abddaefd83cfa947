import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { AcknowledgedDiagnostic } from './acknowledgements';
import { stateOf } from './app-state';

/** What is found in an app, without synthesizing it. Asking never throws. */
export class Diagnostics {
  /** The findings of the App that a construct belongs to. */
  public static of(scope: IConstruct): Diagnostics {
    return new Diagnostics(scope.node.root);
  }

  private constructor(private readonly root: IConstruct) {}

  /** Everything found: errors first, then warnings, each in the order of the places in the source. */
  public get all(): Diagnostic[] {
    return [...this.errors, ...this.warnings];
  }

  /** What would end a synth. */
  public get errors(): Diagnostic[] {
    return [...stateOf(this.root).analyze().errors];
  }

  /** What never ends a synth. */
  public get warnings(): Diagnostic[] {
    return [...stateOf(this.root).analyze().warnings];
  }

  /** Warnings that were acknowledged, with the reasons. */
  public get acknowledged(): AcknowledgedDiagnostic[] {
    return [...stateOf(this.root).analyze().acknowledged];
  }
}
