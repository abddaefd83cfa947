import type { Construct } from 'constructs';
import { AllowDns } from '../constructs/allow-dns';
import { DenyAll } from '../constructs/deny';
import type { Dns } from '../constructs/dns';
import { isNamespace } from '../constructs/construct-kinds';
import type { Namespace } from '../constructs/namespace';
import { Pattern, toldRule, type PatternProps } from './pattern';

/** Options of a {@link ZeroTrustNamespace}. */
export interface ZeroTrustNamespaceProps extends PatternProps {
  /** The namespace; an imported one is the error `imported-subject`. @default - the nearest Namespace among the scopes (`subject-missing`) */
  readonly subject?: Namespace;
  /** How the pods resolve names. @default - as the Defaults say, Dns.kubeDns() */
  readonly dns?: Dns;
}

/**
 * The baseline of a namespace: no pod may reach another or be reached (S11), except that all of them resolve names
 * (S64). Everything else is for rules to allow. Layer BASELINE.
 */
export class ZeroTrustNamespace extends Pattern {
  /** Isolates all pods in both directions: the policy `<id>-deny-all`. */
  public readonly denyAll: DenyAll;
  /** Opens the way to the resolvers: the policy `<id>-allow-dns`. */
  public readonly allowDns: AllowDns;

  public constructor(scope: Construct, id: string, props: ZeroTrustNamespaceProps = {}) {
    super(scope, id);
    const subject = props.subject ?? nearestNamespace(scope);
    this.denyAll = new DenyAll(this, 'deny-all', {
      ...toldRule(props, 'Pods reach one another only where a rule allows it.'),
      subject,
    });
    this.allowDns = new AllowDns(this, 'allow-dns', {
      ...toldRule(props, 'Pods resolve names.'),
      subject,
      dns: props.dns,
    });
  }
}

/** The namespace that a construct stands in, itself included. */
export function nearestNamespace(scope: Construct): Namespace | undefined {
  return scope.node.scopes.reverse().find(isNamespace);
}
