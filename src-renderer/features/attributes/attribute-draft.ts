import type { AttributeEdit } from '#shared/domain/custom-attribute.ts';
import {
  type AttributePlan,
  type AttributeType,
  type CustomAttribute,
  isSameName,
  normaliseValue,
} from '#shared/domain/custom-attribute.ts';

/** What is filled in of an edit. `chosen` is an attribute that exists, null when none is chosen or a new one is made. */
export type AttributeDraft = {
  chosen: string | null;
  isNew: boolean;
  newName: string;
  newType: AttributeType;
  value: string;
  mode: AttributeEdit['mode'];
};

/** An empty draft; with no attributes to choose from it makes a new one, and the only one is chosen already. */
export function blankDraft(attributes: readonly CustomAttribute[]): AttributeDraft {
  const [only, ...others] = attributes;
  return {
    chosen: only !== undefined && others.length === 0 ? only.name : null,
    isNew: only === undefined,
    newName: '',
    newType: 'text',
    value: '',
    mode: 'overwrite',
  };
}

/** The attribute a draft names, null while it names none. */
export function draftAttribute(
  draft: AttributeDraft,
  attributes: readonly CustomAttribute[],
): Pick<CustomAttribute, 'name' | 'type'> | null {
  const name = draft.newName.trim();
  if (draft.isNew) return name === '' ? null : { name, type: draft.newType };
  return attributes.find((one) => one.name === draft.chosen) ?? null;
}

/** What is wrong with what was filled in so far; what is merely missing is not wrong yet. */
export function draftFaults(
  draft: AttributeDraft,
  attributes: readonly CustomAttribute[],
): { name: boolean; value: boolean } {
  const attribute = draftAttribute(draft, attributes);
  const taken = draft.isNew && attributes.some((one) => isSameName(one.name, draft.newName));
  const type = attribute?.type ?? 'text';
  return { name: taken, value: draft.value.trim() !== '' && normaliseValue(type, draft.value) === null };
}

/** How many devices an edit would set. */
export function countSet({ devices, filled }: AttributePlan, mode: AttributeEdit['mode']): number {
  return mode === 'overwrite' ? devices : devices - filled;
}
