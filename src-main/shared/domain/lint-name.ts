import type { ConfigurationKey } from './configuration.ts';
import { type Finding, makeFinding } from './configuration-finding.ts';
import {
  EXTRA_PREFIX,
  fullNameOf,
  type KeyFlaw,
  type KnownKey,
  knownKey,
  knownKeys,
  SHORT_PREFIX,
} from './known-keys.ts';
import { nearestName } from './nearest-name.ts';

const flawCodes = {
  structural: 'bundle_as_key',
  deprecated: 'deprecated',
  momentary: 'local_time_saved',
  not_json: 'not_expressible',
  set_by_starter: 'set_by_starter',
  set_when_sent: 'enrollment_token_set',
} as const satisfies Record<KeyFlaw, Finding['code']>;

const offeredToAgent = knownKeys.filter(({ group, offered }) => group === 'ivanti' && offered);
const agentNames = offeredToAgent.map(({ name }) => name);
const extraNames = new Map<string, string>(
  knownKeys.filter(({ readIn }) => readIn !== 'agent').map(({ id, name }) => [id, name]),
);

/** The full name of the extra that is meant, whatever stands before its last part. */
function meantExtra(name: string): string | null {
  const id = name.slice(name.lastIndexOf('.') + 1).replace(/^(?:EXTRA_)?PROV[A-Z]*_/i, '');
  return extraNames.get(nearestName(id, extraNames.keys()) ?? '') ?? null;
}

function lintUnknown({ group, name }: ConfigurationKey): Finding[] {
  const trimmed = name.trim();
  const rename = (meant: string) => ({ kind: 'rename', name: meant }) as const;
  if (/^android\.app\.|(?:^|\.)(?:EXTRA_)?PROV[A-Z]*_/i.test(trimmed)) {
    const meant = meantExtra(trimmed);
    if (meant !== null) return [makeFinding('extra_misspelt', name, { meant }, rename(meant))];
  }
  if (trimmed.startsWith(EXTRA_PREFIX) || trimmed.startsWith(SHORT_PREFIX)) return [makeFinding('extra_unknown', name)];
  // A name with a dot is a vendor's own, as Samsung's and Zebra's are.
  if (group !== 'ivanti' && trimmed.includes('.')) return [];
  const meant = nearestName(trimmed, agentNames) ?? (trimmed.includes('.') ? null : meantExtra(trimmed));
  return [
    meant === null ? makeFinding('name_unknown', name) : makeFinding('name_misspelt', name, { meant }, rename(meant)),
  ];
}

function isMisplaced({ group, name }: ConfigurationKey, known: KnownKey | undefined): boolean {
  if (known?.group === 'ivanti') return group !== 'ivanti';
  return group === 'ivanti' && name.startsWith(EXTRA_PREFIX);
}

/** What is wrong with the name of a key: missing, misspelt, unknown, in the wrong group, or one that should not be set. */
export function lintName(key: ConfigurationKey): Finding[] {
  const { name } = key;
  if (name.trim() === '') return [makeFinding('name_missing', name)];
  const fullName = fullNameOf(name);
  if (fullName !== name) {
    return [makeFinding('short_name', name, { fullName }, { kind: 'rename', name: fullName })];
  }
  const known = knownKey(name);
  const findings = known ? [] : lintUnknown(key);
  if (known?.flaw) findings.push(makeFinding(flawCodes[known.flaw], name));
  if (isMisplaced(key, known)) findings.push(makeFinding('wrong_group', name, {}, { kind: 'rename', name }));
  return findings;
}
