import { z } from 'zod';

/** The types of a device attribute (behaviour 115). */
export const attributeTypes = ['text', 'number'] as const;

/** The type of a device attribute. */
export type AttributeType = (typeof attributeTypes)[number];

/** A custom attribute of devices: its name is unique whatever its case. */
export type CustomAttribute = { name: string; type: AttributeType; devices: number };

/** How an attribute may be called. */
export const attributeNameSchema = z.string().trim().min(1).max(60);

/** How a mass edit treats devices that have a value already: replaces it, or leaves it. */
export const attributeModes = ['overwrite', 'fill-empty'] as const;

/** What *Edit* does to a selection: each value overwrites all, or fills only where there is none. Empty values are refused. */
export const attributeEditSchema = z.object({
  name: attributeNameSchema,
  value: z.string().trim().min(1).max(255),
  mode: z.enum(attributeModes),
});

/** One attribute given to a selection. */
export type AttributeEdit = z.output<typeof attributeEditSchema>;

/** A value of one device. */
export type AttributeValue = { name: string; type: AttributeType; value: string };

/** What an edit would meet: devices it names, and how many of them have a value already. */
export type AttributePlan = { devices: number; filled: number };

/** Whether two names are the same attribute: neither case nor the way an accent is written makes another one. */
export function isSameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

/**
 * A value as it is kept, null when it does not fit the type. Numbers are digits with an optional sign and decimal point;
 * they stay text, without zeros that say nothing, so that none of their digits is lost.
 */
export function normaliseValue(type: AttributeType, value: string): string | null {
  const text = value.trim();
  if (text === '') return null;
  return type === 'text' ? text : normaliseNumber(text);
}

function normaliseNumber(text: string): string | null {
  const found = /^([+-]?)0*(\d+)(?:\.(\d+))?$/.exec(text);
  if (!found) return null;
  const [, sign = '', whole = '', decimals = ''] = found;
  const fraction = decimals.replace(/0+$/, '');
  const number = fraction === '' ? whole : `${whole}.${fraction}`;
  return sign === '-' && number !== '0' ? `-${number}` : number;
}

function folded(name: string): string {
  return name.trim().normalize('NFKC').toLowerCase();
}
