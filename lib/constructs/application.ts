import { Chart, type ApiObject, type ChartProps } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { compareText } from '../base/compare-text';
import type { DiagnosticCode } from '../diagnostics/codes';
import { isApplication, isNamespace } from './construct-kinds';
import { addAcknowledgement, recordOf } from './construct-record';
import { initializeRecord } from './initialize-construct';
import { labelProblems } from './label-expression';
import { inOutputOrder, objectsOf } from './output-order';
import type { Namespace } from './namespace';
import { ownProps } from './untyped-props';

/** Options of an {@link Application}, those of a cdk8s Chart. */
export interface ApplicationProps extends ChartProps {}

/**
 * An application: a cdk8s Chart, and so one output file. Its namespaces, tiers and rules live in its scope. Rules may
 * name tiers of other applications of the same App; a policy is written to the file of the Application that made its
 * namespace.
 */
export class Application extends Chart {
  /** Whether something is an Application. Use this: `instanceof` of cdk8s charts answers for every Chart. */
  public static isApplication(x: unknown): x is Application {
    return typeof x === 'object' && x !== null && isApplication(x as IConstruct);
  }

  /** @internal Chart answers true for each of its kind. */
  public static override [Symbol.hasInstance](x: unknown): x is Application {
    return Application.isApplication(x);
  }

  public constructor(scope: Construct, id: string, props: ApplicationProps = {}) {
    super(scope, id, ownProps(props));
    const constructor = new.target as unknown as (...args: never[]) => unknown;
    initializeRecord(this, 'application', constructor, (builder) => {
      builder.findings.reportValues(labelProblems(this.labels), this);
    });
  }

  /** The namespaces of this application, in the order of their paths. */
  public get namespaces(): Namespace[] {
    return this.node
      .findAll()
      .filter(isNamespace)
      .sort((a, b) => compareText(a.node.path, b.node.path));
  }

  /** Acknowledges a warning about anything in this application. See `NetpolConstruct.acknowledge`. */
  public acknowledge(code: DiagnosticCode, reason: string): void {
    addAcknowledgement(this, code, reason, this.acknowledge);
  }

  /**
   * The manifests of this application. Policies are in the order of their namespaces and names, so that the order of
   * construct calls does not show.
   */
  public override toJson(): unknown[] {
    const state = recordOf(this)?.state;
    if (state?.takeFresh(this)) return inOutputOrder(objectsOf(this)).map((object) => object.toJson() as unknown);
    const byObject = this.synthesizeApp();
    return inOutputOrder([...byObject.keys()]).map((object) => byObject.get(object));
  }

  /** cdk8s's own way, which prepares and validates the whole app first. */
  private synthesizeApp(): Map<ApiObject, unknown> {
    const state = recordOf(this)?.state;
    const json = state ? state.withoutFreshness(() => super.toJson() as unknown[]) : (super.toJson() as unknown[]);
    const objects = objectsOf(this);
    return new Map(objects.map((object, position) => [object, json[position]]));
  }
}
