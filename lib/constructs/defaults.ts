import type { IConstruct } from 'constructs';
import { stateOf } from './app-state';
import { captureSite } from './creation-site';
import { ownProps } from './untyped-props';
import { defaultsAt, setDefaultsAt, type DefaultsProps } from './settings';

/**
 * Settings for everything below a scope. The nearest scope that sets something wins, setting by setting, so a platform
 * team sets them once for the App and an application overrides what differs.
 */
export class Defaults {
  /** The settings of a scope, e.g. of the App. */
  public static of(scope: IConstruct): Defaults {
    return new Defaults(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /** Sets what is given, and leaves the other settings of the scope as they are. */
  public set(props: DefaultsProps): void {
    const site = captureSite(this.set);
    setDefaultsAt(this.scope, { props: { ...defaultsAt(this.scope)?.props, ...ownProps(props) }, site });
    stateOf(this.scope.node.root).touch();
  }
}
