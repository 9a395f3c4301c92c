import { z } from 'zod';

/** The types of a device attribute (behaviour 115). */
export const attributeTypes = ['text', 'number'] as const;

/** A custom attribute of devices: its name is unique whatever its case. */
export type CustomAttribute = { name: string; type: (typeof attributeTypes)[number]; devices: number };

/** What *Edit* does to a selection: each value overwrites all, or fills only where there is none. Empty values are refused. */
export const attributeEditSchema = z.object({
  name: z.string().trim().min(1).max(60),
  value: z.string().trim().min(1).max(255),
  mode: z.enum(['overwrite', 'fill-empty']),
});

/** One attribute given to a selection. */
export type AttributeEdit = z.output<typeof attributeEditSchema>;

/** A value of one device. */
export type AttributeValue = { name: string; type: (typeof attributeTypes)[number]; value: string };
