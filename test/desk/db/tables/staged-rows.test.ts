import { describe, expect, it } from 'vitest';
import type { CsvReport } from '#shared/domain/self-maintained.ts';
import {
  clearStaging,
  finishStaging,
  readRefused,
  readStaged,
  type StagedRow,
  stageRows,
} from '../../../../src-main/desk/db/tables/staged-rows.ts';
import { openTestWorkspace } from '../open-test-workspace.ts';

const good = (line: number): StagedRow => ({
  line,
  row: { imei: '353227410022505', serial: null, manufacturer: null, userName: null, attributes: { Site: 'Lyon' } },
});
const bad = (line: number): StagedRow => ({
  line,
  cells: ['12', 'x'],
  problems: [{ line, column: 'IMEI', what: 'imei-length', cell: '12', detail: '2' }],
});
const report = { stagedId: 's1', fileName: 'a.csv', rows: 3 } as CsvReport;

describe('a checked file', () => {
  it('is found once it was checked to its end, with its headers', () => {
    const db = openTestWorkspace();
    stageRows(db, 's1', [good(2)]);
    expect(readStaged(db, 's1')).toBeNull();
    finishStaging(db, report, ['IMEI', 'Site']);
    expect(readStaged(db, 's1')).toEqual({ report, headers: ['IMEI', 'Site'] });
  });

  it('gives its refused rows in order, as they stood', () => {
    const db = openTestWorkspace();
    stageRows(db, 's1', [bad(2), good(3), bad(4), bad(7)]);
    expect(readRefused(db, 's1', 0, 2).map(({ line }) => line)).toEqual([2, 4]);
    expect(readRefused(db, 's1', 4, 2)).toEqual([bad(7)]);
    expect(readRefused(db, 'other', 0, 9)).toEqual([]);
  });

  it('is forgotten whole', () => {
    const db = openTestWorkspace();
    stageRows(db, 's1', [good(2), bad(3)]);
    finishStaging(db, report, []);
    clearStaging(db);
    expect([readStaged(db, 's1'), readRefused(db, 's1', 0, 9)]).toEqual([null, []]);
  });

  it('lies in memory: nothing of it is written to a file', () => {
    const db = openTestWorkspace();
    const temporary = db.prepare("SELECT name FROM pragma_table_list WHERE schema = 'temp'").pluck().all();
    expect(temporary).toEqual(expect.arrayContaining(['staged_files', 'staged_rows']));
    expect(db.pragma('temp_store', { simple: true })).toBe(2);
  });
});
