import { CODES } from 'cdk8s-netpol';
import { assertionCodes } from '../../lib/diagnostics/assertion-codes';
import { checkCodes } from '../../lib/diagnostics/check-codes';
import { closureCodes } from '../../lib/diagnostics/closure-codes';
import { clusterCodes } from '../../lib/diagnostics/cluster-codes';
import { cniCodes } from '../../lib/diagnostics/cni-codes';
import { configCodes } from '../../lib/diagnostics/config-codes';
import { constructCodes } from '../../lib/diagnostics/construct-codes';
import { manifestCodes } from '../../lib/diagnostics/manifest-codes';
import { matcherCodes } from '../../lib/diagnostics/matcher-codes';
import { validationCodes } from '../../lib/diagnostics/validation-codes';

describe('the registry of codes', () => {
  test('has every code once, so that no description hides another', () => {
    const registries = [
      assertionCodes,
      checkCodes,
      closureCodes,
      clusterCodes,
      cniCodes,
      configCodes,
      constructCodes,
      manifestCodes,
      matcherCodes,
      validationCodes,
    ];
    const all = registries.flatMap((codes) => Object.keys(codes));
    expect(new Set(all).size).toBe(all.length);
    expect(Object.keys(CODES).sort()).toEqual(all.sort());
  });

  test.each(Object.entries(CODES))('%s is kebab-case and fully described', (code, { title, why, fix }) => {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const text of [title, why, fix]) expect(text.trim().length).toBeGreaterThan(10);
    expect(title).not.toMatch(/\.$/);
  });
});
