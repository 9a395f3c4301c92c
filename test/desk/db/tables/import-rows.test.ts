import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { SelfMaintainedRow } from '#shared/domain/self-maintained.ts';
import { queueChange } from '../../../../src-main/desk/db/queue-change.ts';
import type { WritableDb } from '../../../../src-main/desk/db/sql.ts';
import {
  importForm,
  importStaged,
  readImportExtras,
  readImportRows,
  sweepImports,
} from '../../../../src-main/desk/db/tables/import-rows.ts';
import { stageRows } from '../../../../src-main/desk/db/tables/staged-rows.ts';
import { now, openTestWorkspace } from '../open-test-workspace.ts';

const device = (serial: string, special: Partial<SelfMaintainedRow> = {}): SelfMaintainedRow => ({
  ...{ imei: null, serial, manufacturer: 'Zebra', userName: null, attributes: {} },
  ...special,
});

function queueAdding(db: WritableDb, importId: string): string {
  const intent = { kind: 'add-self-maintained' as const, profileId: 'be-1' as ProfileId, importId, devices: 1 };
  const groups = [{ baseProfileId: null, deviceIds: JSON.stringify([`devices:be-1:${importId}`]), devices: 1 }];
  return queueChange(db, {
    ...{ intent, groups, basedOn: null, profileName: 'Handhelds', reverses: null, action: 'devices.move', actor: 'me' },
    ...{ appVersion: '0.1.0', at: now.toISOString(), facts: {} },
  }).changeId;
}

describe('rows that wait to be sent', () => {
  it('are the good rows of a checked file, in its order, and can be read in slices', () => {
    const db = openTestWorkspace();
    stageRows(db, 's1', [
      { line: 9, row: device('C') },
      { line: 2, row: device('A', { attributes: { Site: 'Lyon' } }) },
      { line: 3, cells: ['x'], problems: [] },
    ]);
    expect(importStaged(db, 's1', 'i1')).toBe(2);
    const [first] = readImportRows(db, 'i1', -1, 1);
    expect(first).toEqual({ row: 2, ...device('A', { attributes: { Site: 'Lyon' } }) });
    expect(readImportRows(db, 'i1', 2, 5).map(({ serial }) => serial)).toEqual(['C']);
  });

  it('are the devices of a form too', () => {
    const db = openTestWorkspace();
    importForm(db, 'i1', [device('A'), device('B')]);
    expect(readImportRows(db, 'i1', -1, 5).map(({ row, serial }) => [row, serial])).toEqual([
      [0, 'A'],
      [1, 'B'],
    ]);
  });

  it('tell which columns they need: attributes in order of appearance, users if there are any', () => {
    const db = openTestWorkspace();
    importForm(db, 'i1', [
      device('A', { attributes: { Site: 'Lyon' } }),
      device('B', { attributes: { Floor: '2', Site: 'Leeds' }, userName: 'm.bell' }),
    ]);
    expect(readImportExtras(db, 'i1')).toEqual({ userNames: true, attributes: ['Site', 'Floor'] });
    importForm(db, 'i2', [device('A')]);
    expect(readImportExtras(db, 'i2')).toEqual({ userNames: false, attributes: [] });
  });

  it('are forgotten when their change is over, however it ended, and not before', () => {
    const db = openTestWorkspace();
    const left = () => db.prepare('SELECT DISTINCT import_id FROM main.import_rows ORDER BY 1').pluck().all();
    for (const importId of ['done', 'undone', 'refused', 'waiting', 'orphan']) {
      importForm(db, importId, [device('A')]);
      if (importId === 'orphan') continue;
      const changeId = queueAdding(db, importId);
      db.prepare('UPDATE main.changes SET state = ? WHERE change_id = ?').run(importId, changeId);
    }
    sweepImports(db);
    expect(left()).toEqual(['refused', 'waiting']);
  });
});
