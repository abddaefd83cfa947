import { Construct } from 'constructs';
import { AllowFrom } from '../constructs/allow';
import type { Dns } from '../constructs/dns';
import { Namespace } from '../constructs/namespace';
import type { IPeer } from '../constructs/peer';
import { Tier, type TierProps } from '../constructs/tier';
import { Pattern, toldRule, type PatternProps } from './pattern';
import { nearestNamespace, ZeroTrustNamespace } from './zero-trust-namespace';

/** One of the tiers of a {@link ThreeTierApplication}. Tiers that others call need `ports` (`ports-missing`). */
export interface ThreeTierMemberProps extends TierProps {
  /**
   * Name of the namespace that its pods live in (`namespace-name-invalid`).
   * @default - for web the Namespace that the pattern stands in, else the id of the pattern; for api that of web, for
   * database that of api
   */
  readonly namespace?: string;
}

/** Options of a {@link ThreeTierApplication}. */
export interface ThreeTierApplicationProps extends PatternProps {
  /** The pods that clients talk to, `web`. */
  readonly web: ThreeTierMemberProps;
  /** The pods that the web tier talks to, `api`. */
  readonly api: ThreeTierMemberProps;
  /** The pods that the API tier talks to, `database`. */
  readonly database: ThreeTierMemberProps;
  /** Who may reach the web tier: the rule `allow-clients`. @default - nobody, until a rule on `web` says who */
  readonly clients?: IPeer[];
  /** Whether the Namespace objects are written too, of those namespaces that the pattern makes. @default false */
  readonly createNamespaces?: boolean;
  /** How the pods resolve names. @default - as the Defaults say, Dns.kubeDns() */
  readonly dns?: Dns;
}

/**
 * A web tier that talks to an API tier that talks to a database, and nobody else to anybody, in one to three
 * namespaces. Each of them gets a `ZeroTrustNamespace`, so every pod in it is isolated, also those of other
 * applications. Layers BASELINE and APPLICATION. What comes on top is a rule on one of the tiers. The policies are
 * named `<id>-web-allow-clients`, `<id>-api-allow-web`, `<id>-database-allow-api` and `<id>-baseline-...`.
 */
export class ThreeTierApplication extends Pattern {
  /** The pods that clients talk to. */
  public readonly web: Tier;
  /** The pods that the web tier talks to. */
  public readonly api: Tier;
  /** The pods that the API tier talks to. */
  public readonly database: Tier;

  public constructor(scope: Construct, id: string, props: ThreeTierApplicationProps) {
    super(scope, id);
    const { web, api, database, clients, dns, createNamespaces: create } = props;
    const { rationale, owner, reviewBy, layer, labels, annotations } = props;
    const baseline = { rationale, owner, reviewBy, layer, labels, annotations, dns };
    const home = nearestNamespace(scope);
    const webNamespace = web.namespace ?? home?.namespaceName ?? id;
    const apiNamespace = api.namespace ?? webNamespace;
    const databaseNamespace = database.namespace ?? apiNamespace;

    const scopes = new Map<string, Construct>();
    for (const name of new Set([webNamespace, apiNamespace, databaseNamespace])) {
      const isHome = name === home?.namespaceName;
      // Below a namespace of its own stands the id of the pattern once more, because policies are named for what is
      // below the namespace, and two of these patterns may share one.
      const place = isHome ? this : new Construct(new Namespace(this, `in-${name}`, { name, create }), id);
      new ZeroTrustNamespace(place, 'baseline', baseline);
      scopes.set(name, place);
    }
    const placeOf = (name: string): Construct => scopes.get(name) ?? this;
    this.web = new Tier(placeOf(webNamespace), 'web', web);
    this.api = new Tier(placeOf(apiNamespace), 'api', api);
    this.database = new Tier(placeOf(databaseNamespace), 'database', database);

    if (clients) {
      const told = toldRule(props, 'Clients use the web tier.');
      new AllowFrom(this.web, 'allow-clients', { ...told, from: clients });
    }
    new AllowFrom(this.api, 'allow-web', { ...toldRule(props, 'The web tier calls the API tier.'), from: [this.web] });
    new AllowFrom(this.database, 'allow-api', {
      ...toldRule(props, 'The API tier keeps its data in the database.'),
      from: [this.api],
    });
  }
}
