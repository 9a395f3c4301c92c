import { appendFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ImportPreview, ImportShape } from '#shared/domain/csv-import.ts';
import { getImport } from '../../../../src-main/desk/features/csv/get-import.ts';
import { reshapeImport } from '../../../../src-main/desk/features/csv/reshape-import.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { ended, fileWith, type ImportDesk, imeiOf, opened, openImportDesk, rowsOf } from './open-import-desk.ts';

async function reshaped(test: ImportDesk, { stagedId, shape }: ImportPreview, change: Partial<ImportShape>) {
  const next = await ended(test, await reshapeImport(test.services, { stagedId, shape: { ...shape, ...change } }));
  return getImport(test.services, { stagedId: next });
}

const field = (name: 'imei' | 'serial' | 'order' | 'password' | 'userName') =>
  ({ kind: 'field', field: name }) as const;

describe('correcting how a file is read', () => {
  it('takes columns as the person says, and reads the next file of the kind so at once', async () => {
    const test = await openImportDesk();
    const text = (n: number) => `IMEI;Bordereau\n${imeiOf(n)};PO-${n}\n`;
    const preview = await opened(test, fileWith(text(1)));
    expect(preview.shape.columns[1]).toEqual({ kind: 'attribute', name: 'Bordereau' });
    const columns = [field('imei'), field('order')];
    const next = await reshaped(test, preview, { columns });
    expect(rowsOf(test, next.stagedId)[0]?.cells).toEqual([imeiOf(1), 'PO-1']);
    expect((await opened(test, fileWith(text(2)))).shape.columns).toEqual(columns);
    const other = await opened(test, fileWith(`IMEI;Bordereau;More\n${imeiOf(3)};a;b\n`));
    expect(other.shape.columns[1]).toEqual({ kind: 'attribute', name: 'Bordereau' });
  });

  it('remembers a file without names by how many columns it has', async () => {
    const test = await openImportDesk();
    const text = (n: number) => `a;${imeiOf(n)};x\nb;${imeiOf(n + 1)};y\n`;
    const preview = await opened(test, fileWith(text(1)));
    const columns = [field('userName'), field('imei'), field('password')];
    await reshaped(test, preview, { columns });
    const next = await opened(test, fileWith(text(5)));
    expect(next.shape).toMatchObject({ header: false, columns });
    expect(next.sample[0]).toEqual(['a', imeiOf(5), '••••••']);
  });

  it('guesses the columns anew when something else is changed: separator, header, dialect, encoding', async () => {
    const test = await openImportDesk();
    const preview = await opened(test, fileWith(`IMEI;Serial,Site;More\n${imeiOf(1)};R58N000001A,x;\n`));
    expect(preview.shape.delimiter).toBe(';');
    const comma = await reshaped(test, preview, { delimiter: ',' });
    expect(comma.headers).toEqual(['IMEI;Serial', 'Site;More']);
    const bare = await reshaped(test, comma, { delimiter: ';', header: false });
    expect([bare.headers, bare.rows]).toEqual([['A', 'B', 'C'], 2]);
    const samsung = await reshaped(test, bare, { dialect: 'samsung-assign' });
    expect(samsung.shape.columns).toEqual([
      { kind: 'field', field: 'identifier' },
      { kind: 'field', field: 'profile' },
      { kind: 'field', field: 'userName' },
    ]);
    const latin = await reshaped(test, samsung, { encoding: 'windows-1252', header: true, dialect: 'plain-list' });
    expect(latin.shape).toMatchObject({
      encoding: 'windows-1252',
      columns: [{ field: 'imei' }, { kind: 'attribute' }, { kind: 'attribute' }],
    });
  });

  it('keeps the reading before when it fails', async () => {
    const test = await openImportDesk();
    const preview = await opened(test, fileWith(`IMEI\n${imeiOf(1)}\n`));
    await expect(reshaped(test, preview, { encoding: 'utf-16le' })).rejects.toMatchObject({ code: expect.any(String) });
    const twice = [field('imei'), field('imei')];
    const two = await opened(test, fileWith(`IMEI;Serial\n${imeiOf(1)};x\n`));
    await expect(reshaped(test, two, { columns: twice })).rejects.toMatchObject({ code: 'input_invalid' });
    expect(getImport(test.services, two)).toEqual(two);
  });

  it('says so when the file was altered meanwhile', async () => {
    const test = await openImportDesk();
    const file = fileWith(`IMEI\n${imeiOf(1)}\n`);
    const { stagedId, shape } = await opened(test, file);
    appendFileSync(file, `${imeiOf(2)}\n`);
    expect(await thrownCode(() => reshapeImport(test.services, { stagedId, shape }))).toBe('csv_file_changed');
  });
});
