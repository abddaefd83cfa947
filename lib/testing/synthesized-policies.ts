import { App, Yaml } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { compareText } from '../base/compare-text';

/** A NetworkPolicy as it is written, as a plain object. */
export interface SynthesizedPolicy {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
  };
  readonly spec: { readonly [field: string]: unknown };
}

/** The NetworkPolicies that an App synthesizes, without writing a file. */
export class SynthesizedPolicies {
  /**
   * Synthesizes the App that a construct belongs to. Throws a `SynthesisError` where a synth would.
   *
   * @param scope The App, or anything in it.
   */
  public static of(scope: IConstruct): SynthesizedPolicies {
    const app = App.of(scope);
    const objects = app.charts.flatMap((chart) => chart.toJson() as SynthesizedPolicy[]);
    return new SynthesizedPolicies(objects.filter(({ kind }) => kind === 'NetworkPolicy'));
  }

  private readonly byId: ReadonlyMap<string, SynthesizedPolicy>;

  private constructor(policies: readonly SynthesizedPolicy[]) {
    const entries = policies.map((policy): [string, SynthesizedPolicy] => [idOf(policy), policy]);
    this.byId = new Map(entries.sort(([a], [b]) => compareText(a, b)));
  }

  /** Ids of all policies, `namespace/name`, in order. */
  public get ids(): string[] {
    return [...this.byId.keys()];
  }

  /** The policy with this id, `namespace/name`; an error that lists the ids there are, where there is none. */
  public get(id: string): SynthesizedPolicy {
    const policy = this.byId.get(id);
    if (!policy) throw new Error(`no policy ${id}; there are: ${this.ids.join(', ')}`);
    return policy;
  }

  /** All policies as one YAML text, in the order of their ids: for a snapshot that people can read. */
  public toYaml(): string {
    return Yaml.stringify(...this.byId.values());
  }
}

function idOf({ metadata: { namespace = 'default', name } }: SynthesizedPolicy): string {
  return `${namespace}/${name}`;
}
