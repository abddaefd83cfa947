import { didYouMean } from '../../base/did-you-mean';
import { describeValue, quoted, shown } from '../../base/show-value';
import { diagnose } from '../../diagnostics/diagnose';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { cniProfile } from '../../cni/named-profile';
import { DiagnosticsError } from '../../diagnostics/diagnostics-error';
import { parseCidr } from '../../model/cidr';
import { kubernetesVersionFault } from '../../validation';
import { isDate } from '../dates';
import { PRESETS, type Preset } from '../registry';
import type { ConfiguredAcknowledgement, ConfiguredSeverity, NetpolConfig } from './config';

const SEVERITIES: readonly ConfiguredSeverity[] = ['error', 'warning', 'info', 'off'];
const FIELDS: readonly (keyof NetpolConfig)[] = [
  'preset',
  'checks',
  'acknowledge',
  'modules',
  'cni',
  'kubernetesVersion',
  'podCidrs',
  'nodeCidrs',
];
const ACKNOWLEDGE_FIELDS: readonly (keyof ConfiguredAcknowledgement)[] = [
  'check',
  'reason',
  'until',
  'namespace',
  'name',
];

/** A configuration as far as it can be used, and what is wrong with the rest: `config-invalid`, `reason-missing`. */
export interface ReadConfig {
  readonly config: NetpolConfig;
  /** Each with the path of its field: `acknowledge[0].until`. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a configuration, which can be anything that YAML can say. Null, as of an empty file, is an empty one. */
export function readConfig(given: unknown): ReadConfig {
  const reader = new ConfigReader();
  const config = reader.config(given);
  return { config, diagnostics: reader.diagnostics };
}

type Mapping = Readonly<Record<string, unknown>>;

class ConfigReader {
  public readonly diagnostics: Diagnostic[] = [];

  public config(given: unknown): NetpolConfig {
    const fields = this.mapping(given ?? {}, '', FIELDS);
    if (!fields) return {};
    const config = {
      preset: this.oneOf(fields.preset, 'preset', Object.keys(PRESETS) as Preset[]),
      checks: this.severities(fields.checks),
      acknowledge: this.list(fields.acknowledge, 'acknowledge', (each, path) => this.acknowledgement(each, path)),
      modules: this.texts(fields.modules, 'modules'),
      cni: this.cni(fields.cni),
      kubernetesVersion: this.kubernetesVersion(fields.kubernetesVersion),
      podCidrs: this.list(fields.podCidrs, 'podCidrs', (each, at) => this.cidr(each, at)),
      nodeCidrs: this.list(fields.nodeCidrs, 'nodeCidrs', (each, at) => this.cidr(each, at)),
    };
    return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
  }

  private acknowledgement(given: unknown, path: string): ConfiguredAcknowledgement | undefined {
    const fields = this.mapping(given, path, ACKNOWLEDGE_FIELDS);
    if (!fields) return undefined;
    const optional = (name: keyof ConfiguredAcknowledgement): string | undefined =>
      this.text(fields[name], `${path}.${name}`);
    const [check, reason, until, namespace, name] = ACKNOWLEDGE_FIELDS.map(optional);
    if (check === undefined) this.refuseMissing(fields, path, 'check', 'name the check whose findings are fine');
    if (reason === undefined || reason.trim() === '') {
      if (reason !== undefined || !hasValue(fields.reason)) {
        const help = 'say why the findings are fine as they are';
        const message = `${check === undefined ? 'a finding' : quoted(check)} is acknowledged without a reason`;
        this.diagnostics.push(diagnose('reason-missing', undefined, { path, message, help }));
      }
      return undefined;
    }
    if (until !== undefined && !isDate(until)) {
      this.refuse(`${path}.until`, `until is ${quoted(until)}, it must be a day such as 2030-01-31`, undefined);
      return undefined;
    }
    if (check === undefined) return undefined;
    return {
      check,
      reason,
      ...(until !== undefined && { until }),
      ...(namespace !== undefined && { namespace }),
      ...(name !== undefined && { name }),
    };
  }

  private refuseMissing(fields: Mapping, path: string, name: string, help: string): void {
    // One of a wrong type has been refused already.
    if (!hasValue(fields[name])) this.refuse(path, `${name} is missing`, help);
  }

  private severities(given: unknown): NetpolConfig['checks'] {
    if (!hasValue(given)) return undefined;
    const fields = this.mapping(given, 'checks');
    const entries = Object.entries(fields ?? {}).flatMap(([check, value]) => {
      // What YAML makes of an unquoted off.
      const severity = this.oneOf(value === false ? 'off' : value, `checks.${check}`, SEVERITIES);
      return severity === undefined ? [] : [[check, severity] as const];
    });
    return Object.fromEntries(entries);
  }

  private cni(given: unknown): string | undefined {
    const text = this.text(given, 'cni');
    if (text === undefined) return undefined;
    try {
      cniProfile(text);
      return text;
    } catch (error) {
      if (!(error instanceof DiagnosticsError)) throw error;
      for (const { message, help } of error.diagnostics) this.refuse('cni', message, help);
      return undefined;
    }
  }

  private kubernetesVersion(given: unknown): string | undefined {
    const text = this.text(given, 'kubernetesVersion', "write it in quotes: '1.36'");
    const fault = text === undefined ? undefined : kubernetesVersionFault(text);
    if (fault) this.refuse('kubernetesVersion', fault.message, fault.help);
    return fault ? undefined : text;
  }

  private cidr(given: unknown, path: string): string | undefined {
    const text = this.text(given, path);
    if (text === undefined || parseCidr(text)) return text;
    this.refuse(path, `${quoted(text)} is no CIDR`, 'write an address and a prefix length, e.g. 10.244.0.0/16');
    return undefined;
  }

  private texts(given: unknown, path: string): readonly string[] | undefined {
    return this.list(given, path, (each, at) => this.text(each, at));
  }

  private list<T>(
    given: unknown,
    path: string,
    read: (element: unknown, path: string) => T | undefined,
  ): readonly T[] | undefined {
    if (!hasValue(given)) return undefined;
    if (!Array.isArray(given)) {
      this.refuse(path, `${path} is ${describeValue(given)}, it must be a list`, 'put a hyphen before each element');
      return undefined;
    }
    return given.flatMap((each: unknown, index) => {
      const at = `${path}[${index}]`;
      if (!hasValue(each)) this.refuse(at, `${at} is empty`, 'write the element, or delete the hyphen');
      const value = hasValue(each) ? read(each, at) : undefined;
      return value === undefined ? [] : [value];
    });
  }

  private text(given: unknown, path: string, help = 'put it in quotes'): string | undefined {
    if (!hasValue(given)) return undefined;
    if (typeof given === 'string') return given;
    this.refuse(path, `${path} is ${describeValue(given)}, it must be a text`, help);
    return undefined;
  }

  private oneOf<T extends string>(given: unknown, path: string, allowed: readonly T[]): T | undefined {
    if (!hasValue(given)) return undefined;
    const known = allowed.find((each) => each === given);
    if (known !== undefined) return known;
    const meant = typeof given === 'string' ? didYouMean(given, allowed) : undefined;
    const help = meant === undefined ? undefined : `did you mean ${meant}?`;
    this.refuse(path, `${path} is ${shown(given)}, it must be ${listed(allowed)}`, help);
    return undefined;
  }

  private mapping(given: unknown, path: string, known?: readonly string[]): Mapping | undefined {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      const name = path === '' ? 'the configuration' : path;
      this.refuse(path, `${name} is ${describeValue(given)}, it must be a mapping`, undefined);
      return undefined;
    }
    for (const name of known ? Object.keys(given).filter((each) => !known.includes(each)) : []) {
      const meant = didYouMean(name, known ?? []);
      const help = meant === undefined ? `there is ${listed(known ?? [])}` : `did you mean ${meant}?`;
      const at = path === '' ? name : `${path}.${name}`;
      this.refuse(at, `there is no field ${quoted(name)}`, help);
    }
    return given as Mapping;
  }

  private refuse(path: string, message: string, help: string | undefined): void {
    const particulars = { message, ...(path !== '' && { path }), ...(help !== undefined && { help }) };
    this.diagnostics.push(diagnose('config-invalid', undefined, particulars));
  }
}

function hasValue(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function listed(texts: readonly string[]): string {
  return `${texts.slice(0, -1).join(', ')} or ${texts.at(-1) ?? ''}`;
}
