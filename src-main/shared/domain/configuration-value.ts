import type { ConfigurationValue } from './configuration.ts';
import type { ValueType } from './known-keys.ts';

const MAX_INT = 2 ** 31 - 1;

function isInt(value: number): boolean {
  return Number.isInteger(value) && value >= -MAX_INT - 1 && value <= MAX_INT;
}

/** The type a value is sent with; a null, a list and a number with decimals count as `object`, for they are edited as JSON. */
export function valueTypeOf(value: ConfigurationValue): ValueType {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value !== 'number') return 'object';
  if (isInt(value)) return 'int';
  return Number.isSafeInteger(value) ? 'long' : 'object';
}

/** Whether Android's typed reader takes the value; it ignores a value of another type. */
export function fitsType(value: ConfigurationValue, type: ValueType): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'int':
      return typeof value === 'number' && isInt(value);
    case 'long':
      return Number.isSafeInteger(value);
    case 'object':
      return typeof value === 'object' && value !== null;
  }
}

/** The same value in another type, where it plainly has one ("true" as true, "8080" as 8080 and back); else null. */
export function convertValue(value: ConfigurationValue, type: ValueType): ConfigurationValue {
  if (fitsType(value, type)) return value;
  if (type === 'text') return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
  if (typeof value !== 'string') return null;
  const word = value.trim();
  if (type === 'boolean') return /^(?:true|false)$/i.test(word) ? word.toLowerCase() === 'true' : null;
  if (type === 'object' || !/^-?\d+$/.test(word)) return null;
  return fitsType(Number(word), type) ? Number(word) : null;
}

/** What a key of this type holds before anything is entered. */
export function emptyValue(type: ValueType): ConfigurationValue {
  if (type === 'text') return '';
  if (type === 'boolean') return false;
  return type === 'object' ? {} : 0;
}

/** Whether two values are the same JSON, whatever the order of an object's names. */
export function sameValue(one: ConfigurationValue, other: ConfigurationValue): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const others = new Map(Object.entries(other));
  const entries = Object.entries(one);
  return (
    entries.length === others.size &&
    entries.every(([name, value]) => {
      const twin = others.get(name);
      return twin !== undefined && sameValue(value, twin);
    })
  );
}
