/**
 * A platform of two teams. Each has an Application of its own, and so an output file of its own. They share one App, so
 * that a call from one team to the other is written at both ends. What the company wants of everybody is in its pattern
 * package; the teams only say what they run and who may call it.
 */
import { App } from 'cdk8s';
import { AllowIngressController, Application } from 'cdk8s-netpol';
import { AcmeNamespace, AcmeService, setAcmeDefaults } from './acme-patterns';

export function build(outdir: string): App {
  const app = new App({ outdir });
  setAcmeDefaults(app);

  const orders = new AcmeNamespace(new Application(app, 'orders'), 'orders', { team: 'team-orders' });
  const storefront = new AcmeService(orders, 'storefront');
  const order = new AcmeService(orders, 'order-api');
  order.calledBy(storefront, { why: 'Customers place orders.' });
  new AllowIngressController(storefront, 'allow-customers', {
    rationale: 'Customers come from the internet.',
    owner: 'team-orders',
  });

  const billing = new AcmeNamespace(new Application(app, 'billing'), 'billing', { team: 'team-billing' });
  const invoice = new AcmeService(billing, 'invoice-api', { port: 9000 });
  const ledger = new AcmeService(billing, 'ledger');
  invoice.calledBy(order, { why: 'An order is invoiced when it ships.', reviewBy: '2030-01-31' });
  ledger.calledBy(invoice, { why: 'Every invoice is booked.' });
  return app;
}
