import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type ImportPreview, importVerdicts } from '#shared/domain/csv-import.ts';
import type { GuessFacts } from '#shared/domain/guess-import-shape.ts';
import { hidePasswords } from '#shared/domain/judge-import-row.ts';
import { type ProfileId, takesDevices } from '#shared/domain/profile.ts';
import { AppError } from '#shared/errors.ts';
import { readCsvRows } from '../../db/read-csv-rows.ts';
import { readCsvText } from '../../db/read-csv-text.ts';
import { type JobControl, throwIfCancelled } from '../../db/run-job.ts';
import type { ReadableDb, WritableDb } from '../../db/sql.ts';
import { readAttributes } from '../../db/tables/attributes.ts';
import { readListedProfiles } from '../../db/tables/listed-profiles.ts';
import {
  type FileStamp,
  forgetImportRows,
  type HeldImport,
  holdImport,
  nextImportBase,
  type StagedImportRow,
  stageImportRows,
} from '../../db/tables/staged-imports.ts';
import type { Services } from '../../services.ts';
import { type ChosenShape, chooseShape, type WantedShape } from './choose-shape.ts';
import { createImportJudge, type ImportFindings, isAltered } from './judge-import.ts';
import { assertUnchanged, readHead } from './read-head.ts';

/** A file to be read, how it lay on the disk when that was asked for, and what the person wants of it, if anything. */
export type FileToStage = { path: string; stamp: FileStamp; want: WantedShape | null };

const SAMPLE_ROWS = 50;

/** Reads and judges a file, and holds it in place of the one before. Nothing is held of a file that fails. */
export async function stageImport(
  { db, remote }: Pick<Services, 'db' | 'remote'>,
  { path, stamp, want }: FileToStage,
  control: JobControl,
): Promise<HeldImport> {
  const profiles = profilesByName(db);
  const facts: GuessFacts = {
    dialects: await remote.readImportDialects(),
    attributes: readAttributes(db).map(({ name }) => name),
    profiles: new Set(profiles.keys()),
  };
  const head = await readHead(path, want?.wanted ?? null, control.signal);
  const chosen = chooseShape(db, head, { facts, want });
  const base = nextImportBase(db);
  try {
    const { findings, verdicts } = await judgeAll(
      db,
      { path, base, profiles, expected: stamp.size / lengthOf(head.rows), ...chosen },
      control,
    );
    await assertUnchanged(path, stamp);
    throwIfCancelled(control.signal);
    const preview = { ...toPreview(path, chosen, head.rows), ...findings, stagedId: control.jobId };
    const { shape, source, above } = chosen;
    const read = { path, stamp, source, shape, above, base };
    const held = { stagedId: control.jobId, ...read, preview, verdicts, result: null };
    const before = holdImport(db, held);
    if (before) await forgetRows(db, before.base);
    return held;
  } catch (error) {
    if (db.open) await forgetRows(db, base);
    throw error;
  }
}

/** Forgets the rows of a file, and lets the desk answer others in between. */
export async function forgetRows(db: WritableDb, base: number): Promise<void> {
  while (db.open && forgetImportRows(db, base) > 0) await setImmediate();
}

/** How long a row is, about; no shorter than one identifier. */
function lengthOf(rows: readonly string[][]): number {
  const signs = rows.reduce((sum, cells) => sum + cells.join(',').length + 1, 0);
  return Math.max(12, signs / rows.length);
}

/** The profiles devices can be moved to, by name; of two that differ in case alone each by its own. */
function profilesByName(db: ReadableDb): Map<string, ProfileId> {
  const listed = readListedProfiles(db).filter(({ type }) => takesDevices(type));
  return new Map(listed.map(({ name, profileId }) => [name, profileId]));
}

type Judging = ChosenShape & { path: string; expected: number; base: number; profiles: ReadonlyMap<string, ProfileId> };

async function judgeAll(
  db: WritableDb,
  { path, base, profiles, shape, headers, above, expected }: Judging,
  { signal, report }: JobControl,
): Promise<{ findings: ImportFindings; verdicts: Uint8Array }> {
  const judge = createImportJudge(db, { shape, headers, above, profiles, expected });
  const verdicts: Uint8Array[] = [];
  let [rows, bytes] = [0, 0];
  for await (const piece of readCsvRows(readCsvText(path, shape.encoding, signal), [shape.delimiter])) {
    const staged = judge.take(piece.rows);
    stageImportRows(db, base, rows + 1, staged);
    verdicts.push(Uint8Array.from(staged, verdictOf));
    rows += staged.length;
    bytes += piece.bytes;
    report(bytes);
    await setImmediate();
    throwIfCancelled(signal);
  }
  if (rows === 0) throw new AppError('csv_empty', 'no row below the header with anything in it');
  return { findings: judge.findings(), verdicts: Buffer.concat(verdicts) };
}

function verdictOf({ cells, notes }: StagedImportRow): number {
  const verdict = cells !== null ? 'refused' : notes !== null && isAltered(notes) ? 'corrected' : 'accepted';
  return importVerdicts.indexOf(verdict);
}

type Shown = Pick<ImportPreview, 'fileName' | 'shape' | 'headers' | 'sample' | 'attributes'>;

function toPreview(path: string, { shape, headers, above }: ChosenShape, rows: readonly string[][]): Shown {
  const shown = rows.slice(above, above + SAMPLE_ROWS);
  return {
    fileName: basename(path),
    shape,
    headers,
    sample: shown.map((cells) => hidePasswords(cells, shape.columns)),
    attributes: shape.columns.flatMap((column) => (column.kind === 'attribute' ? column.name : [])),
  };
}
