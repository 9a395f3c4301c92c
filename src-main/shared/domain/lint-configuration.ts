import type { Configuration } from './configuration.ts';
import { type Finding, type FindingLevel, makeFinding } from './configuration-finding.ts';
import { toQrJson } from './custom-json.ts';
import { BUNDLE_NAME, EXTRA_PREFIX, extraName, knownKey } from './known-keys.ts';
import { lintName } from './lint-name.ts';
import { lintTogether } from './lint-together.ts';
import { lintValue } from './lint-value.ts';
import { QR_MAX_BYTES, qrCorrection, utf8Bytes } from './qr-capacity.ts';

/** Where a configuration goes: Samsung's Custom JSON field, or a QR code (zero-touch takes the same). */
export const configurationTargets = ['samsung', 'qr'] as const;

/** Where a configuration goes. */
export type ConfigurationTarget = (typeof configurationTargets)[number];

function lintDuplicates(configuration: Configuration): Finding[] {
  const counts = new Map<string, number>();
  for (const { name } of configuration) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([name, times]) => times > 1 && name.trim() !== '')
    .map(([name, times]) => makeFinding('duplicate_name', name, { times }));
}

/** Samsung hands its field to the agent as it is, so that Android never sees the keys that only it can read. */
function lintForSamsung(configuration: Configuration): Finding[] {
  const names = configuration
    .map(({ name }) => name)
    .filter((name) => name.startsWith(EXTRA_PREFIX) && name !== BUNDLE_NAME)
    .map((name) => knownKey(name)?.id ?? name);
  return names.length === 0 ? [] : [makeFinding('reaches_agent_only', null, { names: [...new Set(names)] })];
}

function lintSize(configuration: Configuration): Finding[] {
  const text = toQrJson(configuration);
  const correction = qrCorrection(text);
  const facts = { bytes: utf8Bytes(text), most: QR_MAX_BYTES };
  if (correction === null) return [makeFinding('qr_too_large', null, facts)];
  if (correction === 'L') return [makeFinding('qr_very_dense', null, facts)];
  return correction === 'H' ? [] : [makeFinding('qr_dense', null, { ...facts, correction })];
}

function lintForQr(configuration: Configuration): Finding[] {
  const ignored = configuration.filter(({ name }) => {
    const known = knownKey(name);
    return known?.flaw === undefined && (known?.readIn === 'not_qr' || known?.readIn === 'profile');
  });
  const component = extraName('DEVICE_ADMIN_COMPONENT_NAME');
  return [
    ...ignored.map(({ name }) => makeFinding('ignored_in_qr', name)),
    ...(configuration.some(({ name }) => name === component) ? [] : [makeFinding('qr_without_component', null)]),
    ...lintSize(configuration),
  ];
}

/** A name that another key has already is no correction. */
function withoutClashes(findings: readonly Finding[], configuration: Configuration): Finding[] {
  const names = new Set(configuration.map(({ name }) => name));
  return findings.map((finding) => {
    const { fix, keyName } = finding;
    const clashes = fix?.kind === 'rename' && fix.name !== keyName && names.has(fix.name);
    return clashes ? { ...finding, fix: null } : finding;
  });
}

const weight: Record<FindingLevel, number> = { error: 0, warning: 1, note: 2 };

/** Everything that is wrong with a configuration or good to know of it (mission 2.2, 2.3), the worst first. */
export function lintConfiguration(
  configuration: Configuration,
  { target }: { target: ConfigurationTarget },
): Finding[] {
  const findings = [
    ...lintDuplicates(configuration),
    ...configuration.flatMap((key) => [...lintName(key), ...lintValue(key)]),
    ...lintTogether(configuration),
    ...(target === 'qr' ? lintForQr(configuration) : lintForSamsung(configuration)),
  ];
  return withoutClashes(findings, configuration).sort((one, other) => weight[one.level] - weight[other.level]);
}
