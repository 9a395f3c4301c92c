import type { Configuration, ConfigurationKey } from './configuration.ts';
import { fitsType } from './configuration-value.ts';
import { BUNDLE_NAME, EXTRA_PREFIX, fullNameOf, groupOf } from './known-keys.ts';
import { type JsonFaultKind, type JsonMember, type JsonProblem, problemAt, readJson } from './read-json.ts';

/** `readable` has lines and indents; `compact` is what a QR code holds and what is sent. */
export type JsonForm = 'compact' | 'readable';

/** What can be wrong with JSON that is well formed but no configuration. */
export const customJsonFaults = ['not_object', 'bundle_not_object', 'unfit_name', 'too_many_keys'] as const;

/** Anything that can be wrong with a pasted configuration. */
export type CustomJsonFault = JsonFaultKind | (typeof customJsonFaults)[number];

/** A configuration read from a text, and in which form it was written; or the first problem. */
export type CustomJsonReading =
  | { ok: true; configuration: Configuration; form: 'samsung' | 'qr' }
  | { ok: false; problem: JsonProblem<CustomJsonFault> };

const MAX_NAME = 200;
const MAX_KEYS = 200;

function write(value: object, form: JsonForm): string {
  return form === 'compact' ? JSON.stringify(value) : JSON.stringify(value, null, 2);
}

function entries(configuration: Configuration): [string, ConfigurationKey['value']][] {
  return configuration.map(({ name, value }) => [name, value]);
}

/** What Samsung's Custom JSON field wants: the inside of the agent's bundle, every key in one object (mission 2.1). */
export function toSamsungJson(configuration: Configuration, form: JsonForm = 'compact'): string {
  return write(Object.fromEntries(entries(configuration)), form);
}

/** What a QR code or zero-touch wants: Android's keys outside, the Ivanti keys and nothing else inside the bundle. */
export function toQrJson(configuration: Configuration, form: JsonForm = 'compact'): string {
  const inside = entries(configuration.filter(({ group }) => group === 'ivanti'));
  const outside = entries(configuration.filter(({ group }) => group !== 'ivanti'));
  if (inside.length > 0) outside.push([BUNDLE_NAME, Object.fromEntries(inside)]);
  return write(Object.fromEntries(outside), form);
}

/** What the agent is given in the bundle is Ivanti's, whether it is known or not; save what only Android can read. */
function groupInBundle(name: string): ConfigurationKey['group'] {
  const group = groupOf(name);
  return group === 'custom' && !name.startsWith(EXTRA_PREFIX) ? 'ivanti' : group;
}

type Found = { key: ConfigurationKey; at: number; valueAt: number };

function foundKey({ name, at, node }: JsonMember, group: (name: string) => ConfigurationKey['group']): Found {
  const fullName = fullNameOf(name);
  return { key: { group: group(fullName), name: fullName, value: node.value }, at, valueAt: node.at };
}

/** The keys in the order of the text, those of the bundle among them. */
function unfold(members: readonly JsonMember[]): Found[] {
  return members.flatMap((member) => {
    const bundle = fullNameOf(member.name) === BUNDLE_NAME ? member.node.members : null;
    return bundle === null ? [foundKey(member, groupOf)] : bundle.map((inner) => foundKey(inner, groupInBundle));
  });
}

function firstProblem(found: readonly Found[]): { kind: CustomJsonFault; at: number; found: string } | null {
  const names = new Set<string>();
  for (const { key, at, valueAt } of found) {
    const { name, value } = key;
    if (name === '' || name.length > MAX_NAME) return { kind: 'unfit_name', at, found: name.slice(0, 20) };
    if (name === BUNDLE_NAME && !fitsType(value, 'object'))
      return { kind: 'bundle_not_object', at: valueAt, found: '' };
    if (names.has(name)) return { kind: 'duplicate_key', at, found: name };
    if (names.size === MAX_KEYS) return { kind: 'too_many_keys', at, found: String(MAX_KEYS) };
    names.add(name);
  }
  return null;
}

/** Reads either form, short names too, and sorts each key into its group; says of the first fault what it is and where. */
export function readCustomJson(text: string): CustomJsonReading {
  const reading = readJson(text);
  if (!reading.ok) return reading;
  const { at, members } = reading.node;
  if (members === null) return { ok: false, problem: problemAt(text, at, 'not_object', '') };
  const found = unfold(members);
  const problem = firstProblem(found);
  if (problem) return { ok: false, problem: problemAt(text, problem.at, problem.kind, problem.found) };
  const form = members.some(({ name }) => fullNameOf(name) === BUNDLE_NAME) ? 'qr' : 'samsung';
  return { ok: true, configuration: found.map(({ key }) => key), form };
}
