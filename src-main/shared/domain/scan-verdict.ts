import type { DeviceId } from './device.ts';

/** What a scanned code can turn out to be, each with a word, a colour and a sound (ui 5). */
export const scanVerdicts = [
  'good',
  'already-scanned',
  'not-in-tenant',
  'not-approved',
  'wrong-profile',
  'not-expected',
  'swapped',
  'bad-check-digit',
  'unreadable',
] as const;

/** What a scanned code turned out to be. */
export type ScanVerdict = (typeof scanVerdicts)[number];

/** Verdicts of scans that do not count: the code is not kept as a device of the batch. */
export const refusedVerdicts: readonly ScanVerdict[] = ['already-scanned', 'bad-check-digit', 'unreadable', 'swapped'];

/** One scan as it is shown; times are ISO text. */
export type Scan = {
  scan: number;
  at: string;
  verdict: ScanVerdict;
  /** As the scanner typed it. */
  text: string;
  imei: string | null;
  imei2: string | null;
  serial: string | null;
  deviceId: DeviceId | null;
  model: string | null;
  profileName: string | null;
  /** When and in which batch it was scanned before. */
  before: { at: string; batchName: string } | null;
};

/** Running counts of a batch's scans. */
export type ScanCount = { scanned: number; expected: number; refused: number };
