import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertLines } from '../../../../src-main/desk/db/tables/batch-lines.ts';
import { setBatchState, updateBatch } from '../../../../src-main/desk/db/tables/batches.ts';
import { getBatch } from '../../../../src-main/desk/features/batches/get-batch.ts';
import { addBatch, addNote, addScan, batchForm } from '../../../helpers/batch-actions.ts';
import { handOver, previewAt, takeAllOver } from '../../../helpers/handover-actions.ts';
import { imeiOf, scanActions, scanDevices, serialOf } from '../../../helpers/open-scan-desk.ts';
import { fillCache } from '../../../helpers/open-test-db.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let a: TestDesk;
let b: TestDesk;
beforeEach(async () => {
  a = await openTestDesk({ devices: 1 });
  b = await openTestDesk({ devices: 1, simulator: a.simulator, clock: a.clock });
  for (const desk of [a, b]) await fillCache(desk.db, scanDevices(), ['p1', 'p2']);
  addBatch(a.db, 'b', { name: 'Lyon 14' });
  addNote(a.db, 'b', [{ serial: serialOf(1), carton: 'C1' }, { serial: serialOf(2) }, { serial: serialOf(3) }]);
  scanActions(a).scan(serialOf(1), 'b');
});
afterEach(async () => {
  await b.close();
  await a.close();
});

const at = (desk: TestDesk) => getBatch(desk.services, { batchId: 'b' });
const rowsAt = (desk: TestDesk, table: string) => desk.db.prepare(`SELECT count(*) FROM main.${table}`).pluck().get();
const verdictsAt = (desk: TestDesk) =>
  desk.db.prepare('SELECT verdict FROM main.batch_scans WHERE undone = 0 ORDER BY scan').pluck().all();

describe('batches in a hand-over file', { timeout: 60_000 }, () => {
  it('come whole, with note and scans, under their own key, and only when they are wanted', async () => {
    expect(await thrownCode(() => handOver(a, { parts: { batches: false } }))).toBe('nothing_to_do');
    const { file } = await handOver(a);
    expect((await previewAt(b, file)).batches).toEqual({ fresh: 1, differing: 0, same: 0, scans: 0 });
    expect(await takeAllOver(b, file)).toMatchObject({ batches: 1 });
    expect(await at(b)).toEqual(await at(a));
    expect([rowsAt(b, 'batch_lines'), rowsAt(b, 'batch_scans')]).toEqual([3, 1]);
    expect(b.changedTables()).toContain('batches');
  });

  it('come once, however often they are taken over', async () => {
    const { file } = await handOver(a);
    await takeAllOver(b, file);
    expect((await previewAt(b, file)).batches).toEqual({ fresh: 0, differing: 0, same: 1, scans: 0 });
    await takeAllOver(b, file, { differing: 'theirs' });
    expect([rowsAt(b, 'batches'), rowsAt(b, 'batch_lines'), rowsAt(b, 'batch_scans')]).toEqual([1, 3, 1]);
  });

  it('join the scans of both laptops, and count a device scanned on both once', async () => {
    const { file } = await handOver(a);
    await takeAllOver(b, file);
    a.clock.advance(60_000);
    scanActions(b).scan(imeiOf(2), 'b');
    a.clock.advance(60_000);
    scanActions(a).scan(serialOf(2), 'b');
    scanActions(a).scan(serialOf(3), 'b');
    const second = await handOver(a, { name: 'second.muster' });
    expect((await previewAt(b, second.file)).batches).toEqual({ fresh: 0, differing: 0, same: 1, scans: 2 });
    await takeAllOver(b, second.file);
    expect(verdictsAt(b)).toEqual(['good', 'good', 'already-scanned', 'good']);
    expect((await at(b)).stages.scanned).toBe(3);
  });

  it('take a scan back that was taken back on the other laptop', async () => {
    const { file } = await handOver(a);
    await takeAllOver(b, file);
    a.db.prepare('UPDATE main.batch_scans SET undone = 1').run();
    await takeAllOver(b, (await handOver(a, { name: 'second.muster' })).file);
    expect((await at(b)).stages.scanned).toBe(0);
  });

  it('keep what is here where both differ, unless theirs is chosen', async () => {
    const first = await handOver(a);
    await takeAllOver(b, first.file);
    updateBatch(a.db, 'b', batchForm({ name: 'Lyon 15' }));
    insertLines(a.db, 'b', [
      { line: 2, imei: null, imei2: null, serial: serialOf(5), model: null, orderId: null, carton: null },
    ]);
    setBatchState(a.db, 'b', { state: 'held', at: '', holdEntry: null });
    const { file } = await handOver(a, { name: 'second.muster' });
    expect((await previewAt(b, file)).batches).toMatchObject({ fresh: 0, differing: 1, same: 0 });
    await takeAllOver(b, file);
    expect(await at(b)).toMatchObject({ name: 'Lyon 14', state: 'open', stages: { expected: 3 } });
    await takeAllOver(b, file, { differing: 'theirs' });
    expect(await at(b)).toMatchObject({ name: 'Lyon 15', state: 'held', stages: { expected: 1 } });
  });

  it('bring the note to a batch that has none here', async () => {
    addBatch(b.db, 'b', { name: 'Mine' });
    addScan(b.db, 'b', { serial: serialOf(3) });
    await takeAllOver(b, (await handOver(a)).file);
    expect(await at(b)).toMatchObject({ name: 'Mine', stages: { expected: 3, scanned: 2 } });
  });
});
