import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unguardCell } from '#shared/domain/csv-row.ts';
import { appendActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { CSV_COLUMNS, csvParts } from '../../../../src-main/desk/features/activity/csv-parts.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

const devices = Array.from({ length: 1_200 }, (_, n) => knoxDevice(n, 'p1'));
const headers = Array.from({ length: CSV_COLUMNS }, (_, n) => `H${n}`);

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, devices, ['p1', 'p2']);
  const facts = { reason: '=HYPERLINK("x")', deviceIds: [] };
  appendActivity(test.db, { at: '', actor: '=ann', action: 'uploads.hold', changeId: null, facts });
  queueMove(
    test.db,
    devices.map(({ deviceId }) => deviceId),
    'p2',
  );
});
afterEach(() => test.close());

function write(entries: number[]): { text: string; rows: string[][] } {
  const text = [...csvParts(test.db, entries, headers)].map((part) => part.text).join('');
  const { data } = Papa.parse<string[]>(text.slice(1).trimEnd(), { delimiter: ',', newline: '\r\n' });
  return { text, rows: data.slice(1) };
}

describe('the log as CSV', () => {
  it('has a line for each device of an entry, and one for an entry about none', () => {
    const { text, rows } = write([1, 2]);
    expect(text.startsWith(`\ufeff${headers.join(',')}\r\n`)).toBe(true);
    expect(rows).toHaveLength(1 + devices.length);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([CSV_COLUMNS]));
    expect(rows[1]?.slice(8, 14)).toEqual(['350000000000000', 'KD000000', 'p1', 'p2', 'waiting', '']);
    expect(rows.filter((row) => row[0] === '2' && row[15] !== '')).toHaveLength(1);
  });

  it('is harmless in a spreadsheet, and its cells can be had back', () => {
    const { rows } = write([1]);
    expect(rows[0]?.[2]).toBe("'=ann");
    expect(unguardCell(rows[0]?.[2] ?? '')).toBe('=ann');
  });

  it('holds what it was asked for and no more', () => {
    expect(write([]).rows).toEqual([]);
    expect(write([2]).rows.every((row) => row[0] === '2')).toBe(true);
  });
});
