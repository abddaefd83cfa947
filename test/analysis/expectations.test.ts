import { EndSelection } from '../../lib/analysis/expectations/end-selection';
import type { FromTo, SubjectAndPeers } from '../../lib/analysis/expectations/expectations';
import { LabelSelector } from '../../lib/model/label-selector';
import {
  accepting,
  addresses,
  all,
  anyPod,
  api,
  db,
  expectations,
  id,
  job,
  named,
  port,
  summaryOf,
  typo,
  web,
  type Row,
} from './expectation-shop';

describe('mustReach', () => {
  it.each<Row<FromTo>>([
    ['allowed on the port', { from: web, to: api, ports: port(9090) }, 'holds'],
    [
      'from every pod and address',
      { from: all, to: web, ports: port(8080) },
      'shop/Deployment/api -> shop/Deployment/web TCP 8080 denied +1',
    ],
    [
      'all ports are meant, and one is denied',
      { from: web, to: api, ports: port(9090).union(port(9091)) },
      `${id('web')} -> ${id('api')} TCP 9091 denied +0`,
    ],
    [
      'without ports those that are declared, and one is denied',
      { from: web, to: api },
      `${id('web')} -> ${id('api')} TCP 9091 denied +0`,
    ],
    ['without ports those that are declared', { from: api, to: db }, 'holds'],
    ['a name is the port of that name', { from: web, to: api, ports: named('http') }, 'holds'],
    [
      'a name that the destination does not have',
      { from: web, to: api, ports: named('grpc') },
      `ports-missing: ${id('api')} +0`,
    ],
    ['a destination without ports', { from: web, to: job }, `ports-missing: ${id('job')} +0`],
    [
      'some destinations without ports',
      { from: api, to: EndSelection.anyOf([db, job, EndSelection.pods('shop')]) },
      `ports-missing: ${id('job')} +1`,
    ],
    ['an address has no ports', { from: api, to: addresses('192.0.2.0/24') }, 'ports-missing: ip:192.0.2.0/24 +0'],
    ['addresses that are allowed', { from: api, to: addresses('192.0.2.0/25'), ports: port(443) }, 'holds'],
    [
      'addresses some of which are denied',
      { from: api, to: addresses('192.0.2.0/23'), ports: port(443) },
      `${id('api')} -> ip:192.0.3.0/24 TCP 443 denied +0`,
    ],
    ['an address that may reach db', { from: addresses('10.1.2.3/32'), to: db }, 'holds'],
    [
      'an endpoint by a short id and an address',
      { from: EndSelection.endpoint('shop/api'), to: EndSelection.endpoint('192.0.2.9'), ports: port(443) },
      'holds',
    ],
    ['unknown is not reached', { from: job, to: db }, `${id('job')} -> ${id('db')} TCP 5432 unknown +0`],
    ['unknown that is accepted', { from: job, to: db, ...accepting }, 'holds'],
    [
      'unknown for another reason',
      { from: job, to: db, acceptCaveats: ['node-address-unknown'] },
      `${id('job')} -> ${id('db')} TCP 5432 unknown +0`,
    ],
    [
      'what is denied comes before what is unknown',
      { from: job, to: db, ports: port(5432).union(port(6000)), ...accepting },
      `${id('job')} -> ${id('db')} TCP 6000 denied +0`,
    ],
    [
      'ends are no pairs with themselves',
      {
        from: EndSelection.anyOf([job, EndSelection.pods('shop', LabelSelector.of({ app: 'none' }))]),
        to: EndSelection.anyOf([job, web]),
        ports: port(8080),
      },
      'holds',
    ],
    ['one end alone is two pods of it', { from: job, to: job, ports: port(1) }, 'holds'],
    [
      'two pods of an isolated one',
      { from: web, to: web, ports: port(8080) },
      `${id('web')} -> ${id('web')} TCP 8080 denied +0`,
    ],
    [
      'every pair counts',
      { from: EndSelection.anyOf([web, job]), to: EndSelection.anyOf([api, db]), ports: port(9090), ...accepting },
      `${id('job')} -> ${id('api')} TCP 9090 denied +2`,
    ],
    ['from nobody', { from: typo, to: web }, 'vacuous: from'],
    ['to nobody', { from: web, to: EndSelection.NOBODY }, 'vacuous: to'],
    [
      'from addresses to addresses',
      { from: addresses('192.0.2.0/24'), to: addresses('::/0'), ports: port(1) },
      'vacuous: pairs',
    ],
  ])('%s', (_what, asked, expected) => {
    expect(summaryOf(expectations.mustReach(asked))).toBe(expected);
  });
});

describe('mustNotReach', () => {
  it.each<Row<FromTo>>([
    ['denied on every port of every protocol', { from: web, to: db }, 'holds'],
    ['allowed on some port', { from: web, to: api }, `${id('web')} -> ${id('api')} TCP 9090 allowed +0`],
    ['allowed, but not on these ports', { from: web, to: api, ports: port(9091).union(port(9090, 'UDP')) }, 'holds'],
    [
      'a name is the port of that name',
      { from: web, to: api, ports: named('http') },
      `${id('web')} -> ${id('api')} TCP 9090 allowed +0`,
    ],
    ['a name that nobody has', { from: web, to: api, ports: named('grpc') }, 'vacuous: ports'],
    [
      'a name that only some have',
      { from: anyPod, to: EndSelection.anyOf([db, api]), ports: named('http') },
      `${id('web')} -> ${id('api')} TCP 9090 allowed +0`,
    ],
    [
      'everybody, pods that are not there among them',
      { from: all, to: api },
      `${id('web')} -> ${id('api')} TCP 9090 allowed +0`,
    ],
    ['unknown is not denied', { from: job, to: db }, `${id('job')} -> ${id('db')} TCP 5432 unknown +0`],
    ['unknown that is accepted', { from: job, to: db, ...accepting }, 'holds'],
    ['allowed comes before unknown', { from: anyPod, to: db }, `${id('api')} -> ${id('db')} TCP 5432 allowed +3`],
    [
      'accepting what is unknown leaves what is allowed',
      { from: anyPod, to: db, ...accepting },
      `${id('api')} -> ${id('db')} TCP 5432 allowed +0`,
    ],
    ['two pods of one workload are a pair', { from: job, to: job }, `${id('job')} -> ${id('job')} TCP 1 allowed +0`],
    ['addresses', { from: addresses('10.0.0.0/15'), to: db }, `ip:10.1.0.0/16 -> ${id('db')} TCP 5432 allowed +0`],
    ['from nobody', { from: EndSelection.NOBODY, to: web }, 'vacuous: from'],
    ['to nobody', { from: web, to: typo }, 'vacuous: to'],
    ['from addresses to addresses', { from: addresses('0.0.0.0/0'), to: addresses('0.0.0.0/0') }, 'vacuous: pairs'],
  ])('%s', (_what, asked, expected) => {
    expect(summaryOf(expectations.mustNotReach(asked))).toBe(expected);
  });
});

describe('mustOnlyBeReachedFrom', () => {
  it.each<Row<SubjectAndPeers>>([
    ['nobody else reaches it', { subject: api, peers: [web] }, 'holds'],
    ['peers that do not reach it change nothing', { subject: api, peers: [web, db, addresses('::/0')] }, 'holds'],
    ['somebody else does', { subject: api, peers: [] }, `${id('web')} -> ${id('api')} TCP 9090 allowed +0`],
    ['somebody else does, but not on these ports', { subject: api, peers: [], ports: port(9091) }, 'holds'],
    [
      'pods that are not there, and addresses',
      { subject: web, peers: [EndSelection.pods('shop')] },
      `ip:0.0.0.0-10.0.255.255 -> ${id('web')} TCP 8080 allowed +6`,
    ],
    ['another pod of the subject is somebody else', { subject: job, peers: [all] }, 'vacuous: others'],
    [
      'another pod of the subject unless it is a peer',
      { subject: job, peers: [web, api, db, addresses('0.0.0.0/0', '::/0')] },
      `${id('job')} -> ${id('job')} TCP 1 allowed +2`,
    ],
    [
      'unknown fails',
      { subject: db, peers: [api, addresses('10.1.0.0/16')] },
      `${id('job')} -> ${id('db')} TCP 5432 unknown +2`,
    ],
    ['unknown that is accepted', { subject: db, peers: [api, addresses('10.1.0.0/16')], ...accepting }, 'holds'],
    [
      'some of the addresses are no peers',
      { subject: db, peers: [api, addresses('10.1.0.0/17')], ...accepting },
      `ip:10.1.128.0/17 -> ${id('db')} TCP 5432 allowed +0`,
    ],
    ['the subject is nobody', { subject: typo, peers: [web] }, 'vacuous: subject'],
    ['the peers are everybody', { subject: web, peers: [EndSelection.EVERYTHING] }, 'vacuous: others'],
  ])('%s', (_what, asked, expected) => {
    expect(summaryOf(expectations.mustOnlyBeReachedFrom(asked))).toBe(expected);
  });
});

describe('mustOnlyReach', () => {
  it.each<Row<SubjectAndPeers>>([
    ['it reaches nobody else', { subject: web, peers: [api] }, 'holds'],
    ['it reaches somebody else', { subject: web, peers: [] }, `${id('web')} -> ${id('api')} TCP 9090 allowed +0`],
    ['it reaches somebody else, but not on these ports', { subject: web, peers: [], ports: port(443) }, 'holds'],
    ['it reaches nobody at all', { subject: db, peers: [] }, 'holds'],
    ['addresses count', { subject: api, peers: [db] }, `${id('api')} -> ip:192.0.2.0/24 TCP 443 allowed +0`],
    ['addresses that are peers', { subject: api, peers: [db, addresses('192.0.2.0/24')] }, 'holds'],
    [
      'one that is not isolated',
      { subject: job, peers: [EndSelection.pods('shop')], ports: port(7) },
      `${id('job')} -> ip:0.0.0.0-10.0.255.255 TCP 7 allowed +6`,
    ],
    ['the subject is nobody', { subject: EndSelection.NOBODY, peers: [] }, 'vacuous: subject'],
    ['the peers are everybody', { subject: web, peers: [anyPod, addresses('0.0.0.0/0', '::/0')] }, 'vacuous: others'],
    ['a name that nobody has', { subject: web, peers: [], ports: named('grpc') }, 'vacuous: ports'],
  ])('%s', (_what, asked, expected) => {
    expect(summaryOf(expectations.mustOnlyReach(asked))).toBe(expected);
  });
});
