import { describe, expect, it } from 'vitest';
import { listImportRows } from '../../../../src-main/desk/features/csv/list-import-rows.ts';
import { fileWith, imeiOf, opened, openImportDesk, rowsOf, tenantOf } from './open-import-desk.ts';

const header = 'IMEI;IMEI 2;Serial;Model;Order;Carton;Profile;User ID;Password;Tags;Manufacturer;Site';

describe('the rows of a file', () => {
  it('are shown as they are taken, with every meaning, and a password as dots', async () => {
    const test = await openImportDesk(tenantOf([1]));
    const line = `${imeiOf(1).slice(0, 14)};${imeiOf(2)};R58N000001A;SM-1;PO-1;C-1;Kiosk A;ana;s3cret;a, b;Samsung;Lyon`;
    const { stagedId } = await opened(test, fileWith(`${header}\n${line}\n`));
    expect(rowsOf(test, stagedId)).toEqual([
      {
        line: 2,
        verdict: 'corrected',
        cells: [
          ...[imeiOf(1), imeiOf(2), 'R58N000001A', 'SM-1', 'PO-1', 'C-1'],
          ...['Kiosk A', 'ana', '••••••', 'a, b', 'Samsung', 'Lyon'],
        ],
        notes: [{ column: 'IMEI', what: 'check-digit-added', cell: imeiOf(1).slice(0, 14), detail: imeiOf(1) }],
        known: true,
      },
    ]);
  });

  it('come window by window, all of them or those of one verdict', async () => {
    const test = await openImportDesk();
    const rows = Array.from({ length: 900 }, (_, n) =>
      n % 3 === 0 ? '12' : n % 3 === 1 ? imeiOf(n) : imeiOf(n).slice(0, 14),
    );
    const { stagedId } = await opened(test, fileWith(`IMEI\n${rows.join('\n')}\n`));
    const read = (first: number, verdict?: 'accepted' | 'corrected' | 'refused') =>
      listImportRows(test.services, { stagedId, first, count: 2, ...(verdict ? { verdict } : {}) });
    expect(read(898)).toMatchObject({ total: 900, rows: [{ line: 900 }, { line: 901 }] });
    expect(read(900).rows).toEqual([]);
    expect(read(1, 'refused')).toMatchObject({ total: 300, rows: [{ line: 5, cells: ['12'] }, { line: 8 }] });
    expect(read(0, 'accepted')).toMatchObject({ total: 300, rows: [{ line: 3 }, { line: 6 }] });
    expect(read(299, 'corrected')).toMatchObject({ total: 300, rows: [{ line: 901, verdict: 'corrected' }] });
  });
});

describe('a password (behaviour 6)', () => {
  it('is nowhere in the databases, whatever becomes of its row', async () => {
    const test = await openImportDesk(tenantOf([1]));
    const text = `IMEI;Password;Secret notes\n${imeiOf(1)};Geheim-1;x\n12;Geheim-2;Geheim-3\n${imeiOf(2)};${'Geheim-4'.repeat(60)};\n`;
    const preview = await opened(test, fileWith(text));
    const { db } = test.services;
    const tables = db
      .prepare(
        "SELECT 'staged.' || name FROM staged.sqlite_schema UNION ALL SELECT 'temp.' || name FROM temp.sqlite_schema WHERE type = 'table' UNION ALL SELECT 'main.' || name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'",
      )
      .pluck()
      .all() as string[];
    const everything = tables.map((table) => JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all())).join('\n');
    expect(everything).toContain(imeiOf(1));
    expect(everything).not.toContain('Geheim');
    expect(JSON.stringify([rowsOf(test, preview.stagedId), test.events, test.log])).not.toContain('Geheim-');
    expect(preview.sample[0]?.[1]).toBe('••••••');
  });
});
