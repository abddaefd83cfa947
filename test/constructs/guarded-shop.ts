import { AllowFrom, DenyAll, Namespace, Namespaces, Peer, Tier, type Diagnostic } from 'cdk8s-netpol';
import { makeWorld, type World } from './world';

/*
 * Everything is isolated. web may reach api on 9090, api may reach db on 5432; 192.0.2.0/24 may reach web on 8080, and so
 * may every pod that is labelled `team: web`, in whatever namespace. An outpost is isolated by nothing.
 */
export interface GuardedShop extends World {
  readonly outpost: Tier;
}

export function makeShop(outdir?: string): GuardedShop {
  const world = makeWorld(outdir === undefined ? {} : { outdir });
  const { front, data, shop, web, api, db } = world;
  for (const namespace of [front, data]) new DenyAll(namespace, 'deny');
  new AllowFrom(api, 'web', { from: [web] });
  new AllowFrom(db, 'api', { from: [api] });
  new AllowFrom(web, 'customers', {
    from: [Peer.ipBlock('192.0.2.0/24'), Peer.pods({ labels: { team: 'web' }, namespaces: Namespaces.all() })],
  });
  const outpost = new Tier(new Namespace(shop, 'out'), 'outpost', { labels: { app: 'outpost' } });
  return { ...world, outpost };
}

/** What went wrong: the code, and the witness as `from -> to, TCP 80, is allowed` with how many more there are. */
export function failures(found: readonly Diagnostic[]): string[] {
  return found.map(({ code, message }) => `${code}: ${message.split('; ')[0]}`);
}

/** The reason that tests give. */
export const because = 'the test says so';
