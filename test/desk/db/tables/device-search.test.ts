import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadableDb } from '../../../../src-main/desk/db/sql.ts';
import { findAllDeviceRows, findDeviceRows } from '../../../../src-main/desk/db/tables/device-search.ts';
import { insertDevicesBulk } from '../../../../src-main/desk/db/tables/devices.ts';
import { knoxDevice, now, openFilledWorkspace, openTestWorkspace } from '../open-test-workspace.ts';

const devices = [
  knoxDevice(1, { imei: '353227410022505', serial: 'R58N1234ABC', userName: 'Marie Dubois', tags: 'lyon, van 12' }),
  knoxDevice(2, { imei: '353227419999993', serial: 'R58N5678ABC', userName: 'Zoé Martin', model: 'SM-X806B' }),
  knoxDevice(3, { imei: '490154203237518', imei2: '353227410022513', serial: 'RZ8R22505XY', userName: 'Al' }),
  knoxDevice(4, { imei: null, serial: '3532274', userName: '100% "quoted" user', tags: "O'Neil; DROP" }),
];

function found(db: ReadableDb, text: string, limit = 50): number[] {
  return findDeviceRows(db, text, limit);
}

describe('searching devices', () => {
  const cases: [string, string, number[]][] = [
    ['the beginning of an IMEI', '35322741002', [1, 3]],
    ['a whole IMEI', '353227410022505', [1]],
    ['an IMEI with spaces, as it is printed', '35 322741 002250 5', [1]],
    ['an IMEI with dashes and no-break spaces', '35-322741\u00a0002250-5', [1]],
    ['a second IMEI', '353227410022513', [3]],
    ['the last digits of an IMEI', '2505', [1]],
    ['the last digits of a second IMEI', '2513', [3]],
    ['the beginning of a serial number in lower case', 'r58n1', [1]],
    ['the end of a serial number', 'abc', [1, 2]],
    ['part of a user’s name', 'dub', [1]],
    ['a name without its accent', 'zoe mar', [2]],
    ['a short name', 'al', [3]],
    ['part of a model', 'x806', [2]],
    ['a tag', 'van 12', [1]],
    ['a text with quotes', '"quoted"', [4]],
    ['a text with a wild card, taken literally', '100%', [4]],
    ['an apostrophe and a semicolon', "o'neil; dr", [4]],
    ['nothing there is', 'xyzzy', []],
    ['nothing at all', '   ', []],
  ];
  for (const [name, text, expected] of cases) {
    it(`finds by ${name}`, async () => {
      const db = await openFilledWorkspace(devices);
      expect(found(db, text).sort()).toEqual(expected);
      expect([...new Set(findAllDeviceRows(db, text).flat())].sort()).toEqual(expected);
    });
  }

  it('puts identifiers first: whole beginnings of an IMEI, then serial numbers, then last digits, then words', async () => {
    const db = await openFilledWorkspace([
      knoxDevice(1, { imei: null, serial: null, tags: 'order 1234' }),
      knoxDevice(2, { imei: '999999999991234', serial: null }),
      knoxDevice(3, { imei: null, serial: '1234X' }),
      knoxDevice(4, { imei: '123400000000000', serial: null }),
    ]);
    expect(found(db, '1234')).toEqual([4, 3, 2, 1]);
    expect(found(db, '1234', 2)).toEqual([4, 3]);
  });

  it('takes eight characters of an identifier for what they are once they have found a device', async () => {
    const db = await openFilledWorkspace([
      knoxDevice(1, { imei: '353227410022505' }),
      knoxDevice(2, { imei: '990000000000000', tags: 'replaces 35322741, 99887766' }),
    ]);
    expect(found(db, '3532274')).toEqual([1, 2]);
    expect(found(db, '35322741')).toEqual([1]);
    expect(findAllDeviceRows(db, '35322741').flat()).toEqual([1]);
    expect(found(db, '99887766')).toEqual([2]);
  });

  it('names a device once, however it is found', async () => {
    const db = await openFilledWorkspace([knoxDevice(1, { imei: '111111111111111', serial: '111', tags: '1111' })]);
    expect(found(db, '111')).toEqual([1]);
  });

  it('finds by identifiers while a first sync is still filling the table', () => {
    const db = openTestWorkspace();
    insertDevicesBulk(db, devices, now);
    expect(found(db, '2505')).toEqual([1]);
    expect(found(db, 'dub')).toEqual([]);
  });

  it('survives any text', async () => {
    const db = await openFilledWorkspace(devices);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(found(db, text).every((row) => row >= 1 && row <= 4)).toBe(true);
      }),
    );
  });
});

describe('searching a million devices', () => {
  for (const text of ['3532', '2505', 'R58', 'dub', 'al', 'SM-G']) {
    it(`for ${text} reads indexes only, never every device or every word`, async () => {
      const db = await openFilledWorkspace(devices);
      const seen: string[] = [];
      const watched = {
        prepare(sql: string) {
          seen.push(sql);
          return db.prepare(sql);
        },
      } as unknown as ReadableDb;
      findDeviceRows(watched, text, 50);
      findAllDeviceRows(watched, text);
      const searches = seen.filter((sql) => /cache\.device(s|_words)\b/.test(sql));
      expect(searches.length).toBeGreaterThanOrEqual(6);
      for (const sql of searches) {
        const blanks = Array.from(sql.matchAll(/\?/g), () => (sql.includes('MATCH') ? '"xyz"' : '["x"]'));
        const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...blanks) as { detail: string }[];
        const steps = plan.map(({ detail }) => detail);
        const scans = steps.filter(
          (step) => /^SCAN/.test(step) && !/^SCAN (p VIRTUAL TABLE INDEX 0:M|w VIRTUAL TABLE|\(subquery)/.test(step),
        );
        expect(scans, sql).toEqual([]);
        expect(
          steps.some((step) =>
            /SEARCH .*(COVERING INDEX devices_by_|sqlite_autoindex_device_words|INTEGER PRIMARY KEY)/.test(step),
          ),
          sql,
        ).toBe(true);
      }
    });
  }
});
