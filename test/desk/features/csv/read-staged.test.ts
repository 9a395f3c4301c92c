import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { needImport } from '../../../../src-main/desk/db/tables/staged-imports.ts';
import { readAgain, readInSlices } from '../../../../src-main/desk/features/csv/read-staged.ts';
import { fileWith, imeiOf, opened, openImportDesk } from './open-import-desk.ts';

const text = (rows: number) =>
  `Note 1\nIMEI;Password\n${Array.from({ length: rows }, (_, n) => `${imeiOf(n)};p${n}\n\n`).join('')}`;
const never = new AbortController().signal;

describe('reading what is held of a file', () => {
  it('gives every row once, in slices, in order', async () => {
    const test = await openImportDesk();
    const { stagedId } = await opened(test, fileWith(text(4_500)));
    const sizes: number[] = [];
    const imeis: (string | null)[] = [];
    for await (const rows of readInSlices(test.services.db, needImport(test.services.db, stagedId))) {
      sizes.push(rows.length);
      imeis.push(...rows.map(({ imei }) => imei));
    }
    expect(sizes).toEqual([2_000, 2_000, 500]);
    expect(imeis).toEqual(Array.from({ length: 4_500 }, (_, n) => imeiOf(n)));
  });

  it('gives each row with its cells as they stand in the file, read once more', async () => {
    const test = await openImportDesk();
    const { db } = test.services;
    const { stagedId } = await opened(test, fileWith(text(3_000)));
    let rows = 0;
    for await (const slice of readAgain(db, needImport(db, stagedId), never))
      for (const { row, cells } of slice) {
        expect(cells).toEqual([row.imei, `p${rows}`]);
        rows += 1;
      }
    expect(rows).toBe(3_000);
  });

  it('ends where the file is no longer as it was', async () => {
    const test = await openImportDesk();
    const { db } = test.services;
    const file = fileWith(text(10));
    const { stagedId } = await opened(test, file);
    writeFileSync(file, text(11));
    const reading = async () => {
      for await (const _rows of readAgain(db, needImport(db, stagedId), never));
    };
    await expect(reading()).rejects.toMatchObject({ code: 'csv_file_changed' });
  });
});
