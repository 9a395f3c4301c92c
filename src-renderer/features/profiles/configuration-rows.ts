import type { Configuration, ConfigurationGroup, ConfigurationKey } from '#shared/domain/configuration.ts';
import type { Finding } from '#shared/domain/configuration-finding.ts';
import { emptyValue, fitsType, valueTypeOf } from '#shared/domain/configuration-value.ts';
import {
  fullNameOf,
  isSecretName,
  type KeySection,
  type KnownKey,
  keySections,
  knownKey,
  knownKeys,
  type ValueType,
} from '#shared/domain/known-keys.ts';

/** A key as the editor shows it, with its place in the configuration. */
export type EditorRow = { at: number; key: ConfigurationKey; known: KnownKey | undefined };

/** The rows of a group, in the parts it is shown in; a group without parts has one that is null. */
export type RowPart = { section: KeySection | null; rows: EditorRow[] };

/** What the field of a value looks like. */
export type FieldKind = 'text' | 'secret' | 'zone' | 'choice' | 'boolean' | 'number' | 'json';

/** A group's rows in its parts, none of them empty. */
export function partsOf(configuration: Configuration, group: ConfigurationGroup): RowPart[] {
  const rows = configuration
    .map((key, at): EditorRow => ({ at, key, known: knownKey(key.name) }))
    .filter(({ key }) => key.group === group);
  const sections = group === 'system' ? [...keySections, null] : [null];
  const parts = sections.map((section) => ({
    section,
    rows: group === 'system' ? rows.filter(({ known }) => (known?.section ?? null) === section) : rows,
  }));
  return parts.filter((part) => part.rows.length > 0);
}

/** The known keys of a group that are not in use. */
export function keysToAdd(configuration: Configuration, group: ConfigurationGroup): KnownKey[] {
  const used = new Set(configuration.map(({ name }) => name));
  return knownKeys.filter((key) => key.offered && key.group === group && !used.has(key.name));
}

/** Of some keys those whose name or explanation has every word that was typed. */
export function findKeys(keys: readonly KnownKey[], text: string, explain: (key: KnownKey) => string): KnownKey[] {
  const words = text.toLocaleLowerCase().split(/\s+/);
  return keys.filter((key) => {
    const said = `${key.name} ${explain(key)}`.toLocaleLowerCase();
    return words.every((word) => said.includes(word));
  });
}

/** The configuration with one more key at its end: a known one in its own group with its suggested value, or any other. */
export function addKey(configuration: Configuration, group: ConfigurationGroup, typed: string): Configuration {
  const name = fullNameOf(typed.trim());
  const known = knownKey(name);
  const value = known ? (known.suggested ?? emptyValue(known.type)) : '';
  return [...configuration, { group: known?.group ?? group, name, value }];
}

/** The configuration with one key changed. */
export function changeKey(configuration: Configuration, at: number, change: Partial<ConfigurationKey>): Configuration {
  return configuration.map((key, place) => (place === at ? { ...key, ...change } : key));
}

/** The configuration without one key. */
export function removeKey(configuration: Configuration, at: number): Configuration {
  return configuration.filter((_, place) => place !== at);
}

/** What is shown in place of a secret, whatever its length. */
export const MASK = '••••••••';

/** The configuration as it may be shown to a bystander. */
export function maskSecrets(configuration: Configuration): Configuration {
  return configuration.map((key) => (isSecretName(key.name) && key.value !== '' ? { ...key, value: MASK } : key));
}

/** What is shown of a key's name: what Android's names all begin with is left out. */
export function shortLabel(name: string): string {
  return knownKey(name)?.id ?? name;
}

const kindOfType = {
  text: 'text',
  boolean: 'boolean',
  int: 'number',
  long: 'number',
  object: 'json',
} as const satisfies Record<ValueType, FieldKind>;

/** The field a key is edited in; a value of another type than the key's is shown as what it is. */
export function fieldKindOf({ key, known }: EditorRow): FieldKind {
  if (known?.secret && typeof key.value !== 'object') return 'secret';
  if (!known || !fitsType(key.value, known.type)) return kindOfType[valueTypeOf(key.value)];
  if (known.choices) return 'choice';
  return known.id === 'TIME_ZONE' ? 'zone' : kindOfType[known.type];
}

/** The types a custom key can be given. */
export const customTypes = ['text', 'int', 'boolean', 'object'] as const;

/** A type a custom key can be given; a whole number too long for an `int` is one all the same. */
export type CustomType = (typeof customTypes)[number];

/** The type of a custom key's value, as its chooser names it. */
export function customTypeOf(value: ConfigurationKey['value']): CustomType {
  const type = valueTypeOf(value);
  return type === 'long' ? 'int' : type;
}

/** The worst finding about a key; findings are sorted. */
export function worstFinding(findings: readonly Finding[], name: string): Finding | undefined {
  return findings.find(({ keyName }) => keyName === name);
}
