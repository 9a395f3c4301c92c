import { z } from 'zod';
import type { DeviceId } from './device.ts';

/** What is kept of devices in this workspace alone, and edited here. */
export type EditKind = 'hold' | 'note' | 'attribute';

/** Longest note of a device, in characters. */
export const LONGEST_NOTE = 1_000;

/** How a note comes to devices that may have one: in its place, or below it. */
export const noteModes = ['replace', 'append'] as const;

/** The words of a note; none take the note away. */
export const noteSchema = z.object({ text: z.string().trim().max(LONGEST_NOTE), mode: z.enum(noteModes) });

/** The note of a device, who wrote it and when (ISO text). */
export type DeviceNote = { text: string; notedAt: string; notedBy: string };

/** What one device has before or after an edit: a value, or JSON `[text, at, by]` of a hold or note; null: nothing. */
export type EditedValue = { deviceId: DeviceId; value: string | null };

/**
 * What an undo did: devices that are as they were before the deed, those it left because something was done to them since, or
 * because their user and password were sent, and waiting changes that were taken back because their devices are on hold again.
 */
export type EditUndone = { kind: EditKind | 'credentials'; devices: number; later: number; takenBack: number };
