import { z } from 'zod';
import {
  type AttributeValue,
  attributeEditSchema,
  attributeTypes,
  type CustomAttribute,
} from '../domain/custom-attribute.ts';
import { deviceIdSchema, deviceSelectionSchema } from '../domain/device.ts';
import { command, nothing } from './command.ts';

const name = z.string().trim().min(1).max(60);

/** Custom attributes of devices (behaviours 92, 115), kept in this workspace. */
export const attributesCommands = {
  'attributes.list': command<{ attributes: CustomAttribute[] }>()(nothing),
  'attributes.define': command<null>()(z.object({ name, type: z.enum(attributeTypes) })),
  /** Takes the attribute and its values away from every device; cannot be undone. */
  'attributes.delete': command<{ devices: number }>()(z.object({ name })),
  'attributes.listValues': command<{ values: AttributeValue[] }>()(z.object({ deviceId: deviceIdSchema })),
  /** Gives a selection one value; answers how many devices it changed. */
  'attributes.set': command<{ devices: number; kept: number }>()(
    z.object({ selection: deviceSelectionSchema, edit: attributeEditSchema }),
  ),
} as const;
