import { expect, it } from 'vitest';
import { needImport, rowsOfImport } from '../../../../src-main/desk/db/tables/staged-imports.ts';
import { stampOf } from '../../../../src-main/desk/features/csv/read-head.ts';
import { forgetRows, stageImport } from '../../../../src-main/desk/features/csv/stage-import.ts';
import { fileWith, imeiOf, openImportDesk, tenantOf } from './open-import-desk.ts';

it('holds what was judged, and lets others work in between', { timeout: 60_000 }, async () => {
  const test = await openImportDesk(tenantOf([7]));
  const { db } = test.services;
  const path = fileWith(`IMEI\n${Array.from({ length: 60_000 }, (_, n) => imeiOf(n)).join('\n')}\n`);
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 0);
  const control = { jobId: 'j1', signal: new AbortController().signal, report: () => undefined };
  const held = await stageImport(test.services, { path, stamp: await stampOf(path), want: null }, control);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
  expect([needImport(db, 'j1'), held.verdicts.length]).toEqual([held, 60_000]);
  expect(rowsOfImport(db, 'j1')).toEqual([1]);
  await forgetRows(db, held.base);
  expect(db.prepare('SELECT count(*) FROM staged.import_rows').pluck().get()).toBe(0);
});
