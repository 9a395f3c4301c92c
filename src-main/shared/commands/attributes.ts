import { z } from 'zod';
import {
  type AttributePlan,
  type AttributeValue,
  attributeEditSchema,
  attributeNameSchema,
  attributeTypes,
  type CustomAttribute,
} from '../domain/custom-attribute.ts';
import { deviceIdSchema, deviceSelectionSchema } from '../domain/device.ts';
import { command, nothing } from './command.ts';

const named = z.object({ name: attributeNameSchema });

/** Custom attributes of devices (behaviours 92, 115), kept in this workspace. */
export const attributesCommands = {
  /** In the order of their names. */
  'attributes.list': command<{ attributes: CustomAttribute[] }>()(nothing),
  /** Throws `attribute_name_taken`, whatever the case of the name. */
  'attributes.define': command<null>()(named.extend({ type: z.enum(attributeTypes) })),
  /** Takes the attribute and its values away from every device; cannot be undone. */
  'attributes.delete': command<{ devices: number }>()(named),
  'attributes.listValues': command<{ values: AttributeValue[] }>()(z.object({ deviceId: deviceIdSchema })),
  /** What an edit would meet; an attribute that is not there yet has no values. */
  'attributes.planSet': command<AttributePlan>()(named.extend({ selection: deviceSelectionSchema })),
  /** Gives a selection one value; answers how many devices it changed and how many it left as they were. */
  'attributes.set': command<{ editId: number; devices: number; kept: number }>()(
    z.object({ selection: deviceSelectionSchema, edit: attributeEditSchema }),
  ),
} as const;
