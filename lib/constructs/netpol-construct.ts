import { Construct } from 'constructs';
import type { DiagnosticCode } from '../diagnostics/codes';
import { addAcknowledgement, type ConstructKind } from './construct-record';
import type { GraphBuilder } from './graph-builder';
import { initializeRecord } from './initialize-construct';

/** Base of the constructs of this package. It remembers the line of your code that made it. */
export abstract class NetpolConstruct extends Construct {
  /** @internal */
  protected constructor(scope: Construct, id: string, kind: ConstructKind) {
    super(scope, id);
    const constructor = new.target as unknown as (...args: never[]) => unknown;
    initializeRecord(this, kind, constructor, (builder) => {
      this._declare(builder);
    });
  }

  /**
   * Acknowledges a warning about this construct or one below it, so that it is no longer reported.
   *
   * @param code The code of the warning. Errors cannot be acknowledged (`cannot-acknowledge`).
   * @param reason Why it is fine as it is (`reason-missing` where it is empty).
   */
  public acknowledge(code: DiagnosticCode, reason: string): void {
    addAcknowledgement(this, code, reason, this.acknowledge);
  }

  /** @internal */
  public abstract _declare(builder: GraphBuilder): void;
}
