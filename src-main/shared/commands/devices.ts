import { z } from 'zod';
import type { DeletePlan, DeleteResult, MovePlan, MoveResult } from '../domain/batch-report.ts';
import {
  type DeviceDetails,
  type DeviceId,
  type DeviceRow,
  type DeviceWindow,
  deviceIdSchema,
  deviceSelectionSchema,
  deviceViewSchema,
} from '../domain/device.ts';
import { type EditUndone, noteSchema } from '../domain/device-edit.ts';
import type { HistoryWindow } from '../domain/device-history.ts';
import { profileIdSchema } from '../domain/profile.ts';
import { command, nothing, windowRange } from './command.ts';

/** Lists of devices, and what is done with them. */
export const devicesCommands = {
  'devices.getWindow': command<DeviceWindow>()(z.object({ view: deviceViewSchema, ...windowRange })),
  /** Ids of consecutive rows of a view, for a selection with Shift. */
  'devices.getIdRange': command<{ deviceIds: DeviceId[] }>()(
    z.object({ view: deviceViewSchema, first: windowRange.first, count: z.number().int().min(1).max(50_000) }),
  ),
  /** The row a device stands in within a view, null when it does not match. */
  'devices.locate': command<{ row: number | null }>()(z.object({ view: deviceViewSchema, deviceId: deviceIdSchema })),
  'devices.getDetails': command<DeviceDetails>()(z.object({ deviceId: deviceIdSchema })),
  /** What was done to a device here, and what was seen to happen to it at the servers, newest first. */
  'devices.getHistory': command<HistoryWindow>()(z.object({ deviceId: deviceIdSchema, ...windowRange })),
  /** Devices for the search field: at most `limit`, found by identifier prefix, last digits, user, model or tag. */
  'devices.search': command<{ devices: DeviceRow[]; more: boolean }>()(
    z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50) }),
  ),
  /** Distinct values for the filters, most frequent first, at most 200 each. */
  'devices.getFilterValues': command<{ models: string[]; resellers: string[]; uploads: string[] }>()(nothing),
  'devices.planMove': command<MovePlan>()(z.object({ selection: deviceSelectionSchema, profileId: profileIdSchema })),
  'devices.move': command<MoveResult>()(z.object({ selection: deviceSelectionSchema, profileId: profileIdSchema })),
  /** Moves to the Default Profile (behaviours 93, 94). */
  'devices.unassign': command<MoveResult>()(z.object({ selection: deviceSelectionSchema })),
  'devices.planDelete': command<DeletePlan>()(z.object({ selection: deviceSelectionSchema })),
  /** Out of Knox Mobile Enrollment until a reseller uploads them again (behaviour 98); sent, it cannot be led back. */
  'devices.delete': command<DeleteResult>()(z.object({ selection: deviceSelectionSchema })),
  /** Writes the note of a selection, or takes it away: no words. Answers how many it changed, and how many it left. */
  'devices.setNote': command<{ editId: number; devices: number; kept: number }>()(
    z.object({ selection: deviceSelectionSchema, note: noteSchema }),
  ),
  /**
   * Takes back a hold, a release, a note, a custom attribute, where nothing later was done, or an import of users and
   * passwords, where they were not sent; throws `nothing_to_do`, `already_sent`.
   */
  'devices.undoEdit': command<EditUndone>()(z.object({ editId: z.number().int().min(1) })),
} as const;
