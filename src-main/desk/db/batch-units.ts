import { type BatchFinding, type BatchStages, type BatchSummary, batchFindings } from '#shared/domain/batch.ts';
import { type MatchedScan, unitBits } from './tables/batch-match.ts';

/** Lines of a note by number, with the rows of their devices and what is known of these; 0 for what there is not. */
export type NoteUnits = { lines: Int32Array; rows: Int32Array; flags: Uint8Array };

/**
 * Devices of a batch by number: the lines of its note in their order, then what was scanned besides. Arrays of numbers, for a
 * note may have a million lines.
 */
export type BatchUnits = NoteUnits & {
  /** Without a note nothing is missing and nothing extra. */
  hasNote: boolean;
  scans: Int32Array;
  figures: Pick<BatchSummary, 'stages' | 'findings'>;
};

/** Joins the scans of a batch with its note: a scan belongs to the first line that has one of its codes. */
export function joinScans(note: NoteUnits, scans: readonly MatchedScan[]): BatchUnits {
  const most = note.lines.length + scans.length;
  const all = {
    lines: grown(new Int32Array(most), note.lines),
    rows: grown(new Int32Array(most), note.rows),
    flags: grown(new Uint8Array(most), note.flags),
    scans: new Int32Array(most),
  };
  let length = note.lines.length;
  const extraRows = new Set<number>();
  for (const scan of scans) {
    const named = unitsNamed(note.lines, scan);
    if (scan.kept === 0 || named.length > 1) for (const unit of named) addFlags(all.flags, unit, unitBits.swapped);
    if (scan.kept === 0) continue;
    const unit = named[0] ?? unitOfDevice(note.rows, scan.row);
    if (unit !== undefined) takeScan(all, unit, scan);
    // Scanned on another laptop too, and handed over, it is still one device.
    else if (scan.row === 0 || !extraRows.has(scan.row)) {
      takeScan(all, length, scan);
      length += 1;
      extraRows.add(scan.row);
    }
  }
  const { lines, rows, flags } = all;
  const cut = { lines: lines.subarray(0, length), rows: rows.subarray(0, length), flags: flags.subarray(0, length) };
  const units = { ...cut, scans: all.scans.subarray(0, length), hasNote: note.lines.length > 0 };
  return { ...units, figures: count(units) };
}

function grown<Numbers extends Int32Array | Uint8Array>(larger: Numbers, numbers: Numbers): Numbers {
  larger.set(numbers);
  return larger;
}

/** The lines a scan names, each once. */
function unitsNamed(lines: Int32Array, { byImei, byImei2, bySerial }: MatchedScan): number[] {
  const named = new Set([byImei, byImei2, bySerial].filter((line) => line > 0));
  return [...named].map((line) => unitOfLine(lines, line)).filter((unit) => unit >= 0);
}

/** The note may have the device by codes that this label does not. */
function unitOfDevice(rows: Int32Array, row: number): number | undefined {
  const unit = row === 0 ? -1 : rows.indexOf(row);
  return unit < 0 ? undefined : unit;
}

/** Lines are in their order. */
function unitOfLine(lines: Int32Array, line: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = lines[middle] ?? 0;
    if (found === line) return middle;
    if (found < line) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function takeScan(all: Omit<BatchUnits, 'hasNote' | 'figures'>, unit: number, scan: MatchedScan): void {
  if (all.scans[unit] !== 0) return;
  all.scans[unit] = scan.scan;
  const isKnown = all.rows[unit] !== 0;
  if (!isKnown) all.rows[unit] = scan.row;
  addFlags(all.flags, unit, isKnown ? scan.flags & (unitBits.doubled | unitBits.swapped) : scan.flags);
}

function addFlags(flags: Uint8Array, unit: number, more: number): void {
  flags[unit] = (flags[unit] ?? 0) | more;
}

type Uncounted = Omit<BatchUnits, 'figures'>;

/** What is found of a device of a batch, as one bit for each of `batchFindings`. */
function findingBits({ hasNote, lines, scans, rows, flags }: Uncounted, unit: number): number {
  const known = flags[unit] ?? 0;
  return (
    (scans[unit] === 0 ? 1 : 0) |
    (hasNote && lines[unit] === 0 ? 2 : 0) |
    (known & unitBits.doubled ? 4 : 0) |
    (known & unitBits.swapped ? 8 : 0) |
    (known & unitBits.pending ? 16 : 0) |
    (known & unitBits.elsewhere ? 32 : 0) |
    (rows[unit] === 0 ? 64 : 0)
  );
}

/** What is found of a device of a batch. */
export function findingsOf(units: BatchUnits, unit: number): BatchFinding[] {
  const bits = findingBits(units, unit);
  return batchFindings.filter((_, at) => bits & (1 << at));
}

/** Numbers of the devices of a batch of which something is found, or of all of them. */
export function unitsWith(units: BatchUnits, finding: BatchFinding | undefined): number[] {
  const bit = finding === undefined ? 0 : 1 << batchFindings.indexOf(finding);
  const found: number[] = [];
  for (let unit = 0; unit < units.lines.length; unit += 1)
    if (bit === 0 || findingBits(units, unit) & bit) found.push(unit);
  return found;
}

function count(units: Uncounted): BatchUnits['figures'] {
  const stages: BatchStages = { expected: 0, scanned: 0, approved: 0, assigned: 0, registered: 0 };
  const found = batchFindings.map(() => 0);
  for (let unit = 0; unit < units.lines.length; unit += 1) {
    const bits = findingBits(units, unit);
    for (let at = 0; bits >> at > 0; at += 1) if (bits & (1 << at)) found[at] = (found[at] ?? 0) + 1;
    countStages(stages, units, unit);
  }
  const findings = Object.fromEntries(batchFindings.map((finding, at) => [finding, found[at] ?? 0]));
  return { stages, findings: findings as Record<BatchFinding, number> };
}

/** Every stage counts those of the one before that got further; what is not on the note is of no stage. */
function countStages(stages: BatchStages, { hasNote, lines, scans, rows, flags }: Uncounted, unit: number): void {
  const known = flags[unit] ?? 0;
  if (lines[unit] !== 0) stages.expected += 1;
  if (scans[unit] === 0 || (hasNote && lines[unit] === 0)) return;
  stages.scanned += 1;
  if (rows[unit] === 0 || known & unitBits.pending) return;
  stages.approved += 1;
  if (!(known & unitBits.there)) return;
  stages.assigned += 1;
  if (known & unitBits.registered) stages.registered += 1;
}
