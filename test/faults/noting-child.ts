import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openWorkspaceDb } from '../../src-main/desk/db/open-workspace.ts';
import { transaction } from '../../src-main/desk/db/sql.ts';
import { beginNote, endNote, giveNote } from '../../src-main/desk/db/tables/batch-notes.ts';
import { type HeldImport, nextImportBase, stageImportRows } from '../../src-main/desk/db/tables/staged-imports.ts';
import { writeNote } from '../../src-main/desk/features/csv/write-note.ts';
import { addBatch } from '../helpers/batch-actions.ts';
import { testNow } from '../helpers/open-test-db.ts';

/** Gives a batch one note after another, each of so many lines of a model of its own, until it is killed. */
export type NotingOrder = { folder: string; lines: number };

const { folder, lines } = JSON.parse(process.argv[2] ?? '') as NotingOrder;
const { db } = openWorkspaceDb(folder, { appVersion: '0.1.0', now: testNow });
if (db.prepare('SELECT 1 FROM main.batches').get() === undefined) addBatch(db, 'b');
const control = { jobId: '', signal: new AbortController().signal, report: () => undefined };
const blank = { imei2: null, deviceId: null, profileId: null, orderId: null, carton: null };
for (let round = 0; ; round += 1) {
  const model = randomUUID();
  const base = nextImportBase(db);
  const rows = Array.from({ length: lines }, (_, at) => ({
    ...{ ...blank, line: at + 2, model, extras: null, notes: null, cells: null },
    ...{ imei: String(10 ** 14 + ((at * 7_919) % lines)), serial: `S${(at * 104_729) % lines}` },
  }));
  stageImportRows(db, base, 1, rows);
  writeSync(1, `begun ${round}\n`);
  const note = transaction(db, () => beginNote(db));
  await writeNote(db, { base, preview: { rows: lines } } as HeldImport, { note, control });
  transaction(db, () => giveNote(db, 'b', note));
  endNote(db, note);
  writeSync(1, `given ${round}\n`);
}
