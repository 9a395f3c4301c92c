import type { ConfigurationKey, ConfigurationValue } from './configuration.ts';
import { type Finding, makeFinding } from './configuration-finding.ts';
import { convertValue, fitsType } from './configuration-value.ts';
import { type KnownKey, knownKey, type ValueType } from './known-keys.ts';
import { checkFormat, meantChoice } from './value-format.ts';

/** What a key in use is read as; objects only hold what Android takes from elsewhere than JSON. */
type PlainType = Exclude<ValueType, 'object'>;

const expectations = {
  text: 'text_expected',
  boolean: 'boolean_expected',
  int: 'whole_number_expected',
  long: 'whole_number_expected',
} as const satisfies Record<PlainType, Finding['code']>;

/** A correction to another value; none where it is not known what was meant. */
function becomes(value: ConfigurationValue): Finding['fix'] {
  return value === null ? null : { kind: 'value', value };
}

function lintType(name: string, type: PlainType, value: ConfigurationValue): Finding {
  const tooLarge = Number.isInteger(value) && (type === 'int' || type === 'long');
  return makeFinding(
    tooLarge ? 'number_out_of_range' : expectations[type],
    name,
    {},
    becomes(convertValue(value, type)),
  );
}

function lintChoice({ id, name, choices = [] }: KnownKey, value: string): Finding[] {
  if (choices.length === 0 || choices.includes(value)) return [];
  const code = id === 'WIFI_SECURITY_TYPE' ? 'wifi_security_unknown' : 'choice_unknown';
  return [makeFinding(code, name, { value, choices }, becomes(meantChoice(id, value, choices)))];
}

function lintText(known: KnownKey, value: string): Finding[] {
  const { id, name } = known;
  const findings = lintChoice(known, value);
  const fault = checkFormat(id, value);
  if (fault) findings.push(makeFinding(fault.code, name, { value }, becomes(fault.meant)));
  if (id === 'password' || id === 'pin') findings.push(makeFinding('credentials_in_bundle', name));
  if (id === 'WIFI_PASSWORD') findings.push(makeFinding('wifi_password_plain', name));
  return findings;
}

/** What is wrong with the value of a known key: its type, its choice, its form, or that it is a secret in plain text. */
export function lintValue({ name, value }: ConfigurationKey): Finding[] {
  const known = knownKey(name);
  if (!known || known.flaw !== undefined || known.type === 'object') return [];
  if (typeof value === 'string' && value.trim() === '') return [makeFinding('value_missing', name)];
  if (!fitsType(value, known.type)) return [lintType(name, known.type, value)];
  return typeof value === 'string' ? lintText(known, value) : [];
}
