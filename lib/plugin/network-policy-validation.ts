import type { NetworkPolicyValidationProps } from './properties';
import type * as RunValidation from './run-validation';
import type { IValidationContext } from './validation-context';

/**
 * A validation plugin of `cdk8s synth`: refuses NetworkPolicies that the API server would refuse, whichever construct,
 * chart or template made them. Errors go into the report of cdk8s and fail the synth; warnings are printed.
 *
 * ```yaml
 * # cdk8s.yaml
 * validations:
 *   - package: ./node_modules/cdk8s-netpol
 *     version: 0.1.0
 *     class: NetworkPolicyValidation
 *     properties:
 *       kubernetesVersion: '1.36'
 * ```
 */
export class NetworkPolicyValidation {
  readonly #properties: NetworkPolicyValidationProps;

  /** Never throws: what is wrong with the properties is reported with everything else. */
  public constructor(properties: NetworkPolicyValidationProps = {}) {
    this.#properties = properties;
  }

  /** Validates all manifests of the context and submits its report. */
  public validate(context: IValidationContext): Promise<void> {
    // Apps load this package at each synth, and none of them needs what reads manifests.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { runValidation } = require('./run-validation') as typeof RunValidation;
    runValidation(context, this.#properties);
    return Promise.resolve();
  }
}
