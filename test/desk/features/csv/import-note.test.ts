import { describe, expect, it } from 'vitest';
import { findBatch } from '../../../../src-main/desk/db/tables/batches.ts';
import { planImport } from '../../../../src-main/desk/features/csv/plan-import.ts';
import { addBatch, addNote } from '../../../helpers/batch-actions.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import {
  committed,
  fileWith,
  type ImportDesk,
  imeiOf,
  logged,
  opened,
  openImportDesk,
  tenantOf,
} from './open-import-desk.ts';

const text = `IMEI 1;IMEI 2;Serial;Model;Order;Carton\n${imeiOf(1)};${imeiOf(2)};R58M315CL4T;SM-1;PO-1;C-1\n12;;;;;\n${imeiOf(9)};;;;;\n`;
const linesOf = ({ services }: ImportDesk, batchId: string | null) =>
  services.db
    .prepare('SELECT line, imei, imei2, serial, model, order_id, carton FROM main.batch_lines WHERE batch_id = ?')
    .raw()
    .all(batchId);
const lines = [
  [2, imeiOf(1), imeiOf(2), 'R58M315CL4T', 'SM-1', 'PO-1', 'C-1'],
  [4, imeiOf(9), null, null, null, null, null],
];

describe('a delivery note from a file', () => {
  it('makes a batch of its good rows, devices of other tenants too', async () => {
    const test = await openImportDesk(tenantOf([1]));
    const { stagedId } = await opened(test, fileWith(text, 'note.csv'));
    const target = { kind: 'newBatch', name: 'Lyon 14' } as const;
    const plan = { devices: 2, skipped: 0, unknown: 1, overwritten: 0, byProfile: [] };
    expect(await planImport(test.services, { stagedId, target })).toEqual(plan);
    const { batchId, devices, skipped } = await committed(test, stagedId, target);
    expect([devices, skipped]).toEqual([2, 0]);
    expect(linesOf(test, batchId)).toEqual(lines);
    expect(findBatch(test.services.db, batchId ?? '')).toMatchObject({ name: 'Lyon 14', noteName: 'note.csv' });
    expect(logged(test).map(({ action, facts }) => [action, facts.lines, facts.fileName])).toEqual([
      ['batches.create', undefined, undefined],
      ['batches.importNote', 2, 'note.csv'],
    ]);
  });

  it('takes the place of the one a batch had', async () => {
    const test = await openImportDesk();
    addBatch(test.services.db, 'b1');
    addNote(test.services.db, 'b1', [{ imei: '1' }, { imei: '2' }, { imei: '3' }]);
    const { stagedId } = await opened(test, fileWith(text));
    const target = { kind: 'batch', batchId: 'b1' } as const;
    expect(await planImport(test.services, { stagedId, target })).toMatchObject({ devices: 2, overwritten: 3 });
    await committed(test, stagedId, target);
    expect(linesOf(test, 'b1')).toEqual(lines);
    expect(logged(test).at(-1)?.facts).toMatchObject({ batchId: 'b1', lines: 2, replaced: 3, refused: 1 });
  });

  it('stays whole when the new one cannot be written', async () => {
    const test = await openImportDesk();
    addBatch(test.services.db, 'b1');
    addNote(test.services.db, 'b1', [{ imei: '1' }]);
    const { stagedId } = await opened(test, fileWith(text));
    test.services.db.exec(`CREATE TRIGGER main.full BEFORE INSERT ON note_lines WHEN NEW.line = 4
      BEGIN SELECT RAISE(ABORT, 'no space'); END`);
    await expect(committed(test, stagedId, { kind: 'batch', batchId: 'b1' })).rejects.toThrow();
    expect(linesOf(test, 'b1')).toEqual([[2, '1', null, null, null, null, null]]);
  });

  it('is refused for a batch that is closed, or is not there', async () => {
    const test = await openImportDesk();
    addBatch(test.services.db, 'b1');
    test.services.db.exec("UPDATE main.batches SET state = 'closed'");
    const { stagedId } = await opened(test, fileWith(text));
    const plan = (batchId: string) => () => planImport(test.services, { stagedId, target: { kind: 'batch', batchId } });
    expect([await thrownCode(plan('b1')), await thrownCode(plan('b2'))]).toEqual(['batch_closed', 'not_found']);
    await expect(committed(test, stagedId, { kind: 'batch', batchId: 'b1' })).rejects.toMatchObject({
      code: 'batch_closed',
    });
  });
});
