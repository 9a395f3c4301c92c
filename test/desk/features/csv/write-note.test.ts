import { describe, expect, it } from 'vitest';
import { findBatch } from '../../../../src-main/desk/db/tables/batches.ts';
import { findNoteLines } from '../../../../src-main/desk/db/tables/scan-lookups.ts';
import { commitImport } from '../../../../src-main/desk/features/csv/commit-import.ts';
import { sweepAll } from '../../../../src-main/desk/features/csv/write-note.ts';
import { cancelJob } from '../../../../src-main/desk/features/jobs/cancel-job.ts';
import { addBatch, addNote } from '../../../helpers/batch-actions.ts';
import { endOfJob } from '../make-test-services.ts';
import { committed, fileWith, type ImportDesk, imeiOf, logged, opened, openImportDesk } from './open-import-desk.ts';

const ROWS = 20_000;
const text = `IMEI,Serial\n${Array.from({ length: ROWS }, (_, at) => `${imeiOf(at)},R58M${1_000_000 + ((at * 7919) % ROWS)}`).join('\n')}\n`;
const target = { kind: 'batch', batchId: 'b1' } as const;
const countOf = ({ services }: ImportDesk, table: string) =>
  services.db.prepare(`SELECT count(*) FROM main.${table}`).pluck().get();
const imeisOf = ({ services }: ImportDesk) =>
  services.db.prepare("SELECT imei FROM main.batch_lines WHERE batch_id = 'b1'").pluck().all();

async function openLarge(): Promise<{ test: ImportDesk; stagedId: string }> {
  const test = await openImportDesk();
  addBatch(test.services.db, 'b1');
  addNote(test.services.db, 'b1', [{ imei: 'old' }]);
  const { stagedId } = await opened(test, fileWith(text));
  return { test, stagedId };
}

describe('a long delivery note', () => {
  it('is written slice by slice: until it is whole the old one is seen, and others are answered', async () => {
    const { test, stagedId } = await openLarge();
    const seen: unknown[] = [];
    const asking = setInterval(() => seen.push(...imeisOf(test).slice(0, 1)), 1);
    const { devices } = await committed(test, stagedId, target);
    clearInterval(asking);
    expect([devices, imeisOf(test).length]).toEqual([ROWS, ROWS]);
    expect(seen.filter((imei) => imei === 'old').length).toBeGreaterThan(3);
    const codes = { imei: imeiOf(15_000), imei2: null, serial: null };
    expect(findNoteLines(test.services.db, 'b1', codes)).toMatchObject([{ imei: imeiOf(15_000) }]);
    await sweepAll(test.services);
    expect(['batch_notes', 'note_lines', 'note_codes'].map((table) => countOf(test, table))).toEqual([
      1,
      ROWS,
      2 * ROWS,
    ]);
  });

  it.each([
    ['lines', 'note_lines', 8_000],
    ['codes', 'note_codes', 8_000],
  ])('cancelled while its %s are written, leaves the old one and nothing else', async (_, table, some) => {
    const { test, stagedId } = await openLarge();
    const { jobId } = commitImport(test.services, { stagedId, target, mode: 'good-rows' });
    while (Number(countOf(test, table)) < some) await new Promise((resolve) => setImmediate(resolve));
    cancelJob(test.services, { jobId });
    expect(await endOfJob(test, jobId)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(imeisOf(test)).toEqual(['old']);
    expect(findBatch(test.services.db, 'b1')?.noteName).toBe('note.csv');
    expect(logged(test)).toEqual([]);
    await sweepAll(test.services);
    expect(['batch_notes', 'note_lines', 'note_codes'].map((name) => countOf(test, name))).toEqual([1, 1, 1]);
  });
});
