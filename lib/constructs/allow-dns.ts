import type { Construct } from 'constructs';
import { shown } from '../base/show-value';
import { Dns } from './dns';
import type { GraphBuilder } from './graph-builder';
import { Layer } from './options';
import { Rule, type RuleProps } from './rule';
import { settingAt } from './settings';

/** Options of {@link AllowDns}. */
export interface AllowDnsProps extends RuleProps {
  /** How the pods resolve names. @default - as the Defaults say, Dns.kubeDns() */
  readonly dns?: Dns;
  /** Says that it is meant that this allow isolates its subject for egress (else the warning `implicit-isolation`). @default false */
  readonly isolates?: boolean;
}

/** Allows the subject to resolve names: UDP and TCP to the resolvers (S64). */
export class AllowDns extends Rule {
  public constructor(scope: Construct, id: string, props: AllowDnsProps = {}) {
    super(scope, id, props, Layer.BASELINE);
  }

  /** @internal */
  public override _declare(builder: GraphBuilder): void {
    const { dns = settingAt(this, 'dns') ?? Dns.kubeDns(), isolates } = this._props as AllowDnsProps;
    const { _resolvers, _ports } = dns as Partial<Dns>;
    if (_resolvers?.length === 0) {
      const help = 'name them: Dns.custom({ resolvers: [...] })';
      builder.findings.report('peers-missing', this, { message: 'Dns.custom names no resolvers', help });
    } else if (_resolvers && _ports) {
      const allowance = {
        direction: 'egress',
        peers: _resolvers,
        ports: _ports,
        isolates,
        resolvesNames: true,
      } as const;
      builder.addAllowRule(this, allowance);
    } else {
      const help = 'use Dns.kubeDns(), Dns.custom(...) and the like';
      builder.findings.report('peer-unreadable', this, { message: `${shown(dns)} is no Dns`, help });
    }
  }
}
