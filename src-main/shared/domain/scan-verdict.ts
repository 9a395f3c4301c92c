import type { BatchState } from './batch.ts';
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

/** How a verdict is to be taken: go on, look at it, or put the device aside. Each kind has a sound and a colour. */
export type VerdictKind = 'good' | 'attention' | 'bad';

const kinds: Record<ScanVerdict, VerdictKind> = {
  good: 'good',
  'already-scanned': 'attention',
  'not-approved': 'attention',
  'wrong-profile': 'attention',
  'not-in-tenant': 'bad',
  'not-expected': 'bad',
  swapped: 'bad',
  'bad-check-digit': 'bad',
  unreadable: 'bad',
};

/** How a verdict is to be taken. */
export function kindOfVerdict(verdict: ScanVerdict): VerdictKind {
  return kinds[verdict];
}

/** Another code of the device scanned last belongs to the same label when it comes within this time, milliseconds. */
export const SAME_LABEL_MS = 10_000;

/** Longest text of one scan that is kept, in characters. */
export const LONGEST_SCAN = 1_000;

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

/** Running counts of a batch's scans: on its delivery note (any, when it has none) of so many lines, not on it, and not counted. */
export type ScanCount = { scanned: number; expected: number; extra: number; refused: number };

/** What one scan came to; `sameLabel`: another code of the device scanned last, which counts once. */
export type ScanAnswer = { scan: Scan; count: ScanCount; sameLabel: boolean };

/** The scans of a batch, newest first, without those taken back. */
export type ScanList = {
  batch: { name: string; depot: string; state: BatchState; profileName: string | null };
  count: ScanCount;
  scans: Scan[];
};
