import { readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importRefusals } from '#shared/domain/csv-import.ts';
import { saveRefusedRows } from '../../../../src-main/desk/features/csv/save-refused-rows.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { makeTestFolder } from '../../db/open-test-workspace.ts';
import { fileWith, imeiOf, opened, openImportDesk } from './open-import-desk.ts';

const words = {
  header: 'Refused because',
  reasons: Object.fromEntries(importRefusals.map((what) => [what, `${what} %column% %cell% %detail%.`])) as Record<
    (typeof importRefusals)[number],
    string
  >,
};

async function saved(text: string, passwords = false) {
  const test = await openImportDesk();
  const { stagedId } = await opened(test, fileWith(text));
  const file = join(makeTestFolder(), 'refused.csv');
  const answer = await saveRefusedRows(test.services, { stagedId, file, passwords, words });
  return { test, file, answer, lines: readFileSync(file, 'utf8').replace('\ufeff', '').split('\r\n') };
}

describe('a file of the refused rows', () => {
  it('has them in their own columns, ignored ones too, with the reason at the end', async () => {
    const text = `IMEI;Order;Price\n${imeiOf(1)};PO-1;1,00\n12;PO-2;2,00\n${imeiOf(1)};PO-3;=3\n`;
    const { answer, lines } = await saved(text);
    expect(answer).toEqual({ rows: 2 });
    expect(lines).toEqual([
      'IMEI;Order;Price;Refused because',
      '12;PO-2;"2,00";imei-length IMEI 12 2.',
      `${imeiOf(1)};PO-3;'=3;twice IMEI ${imeiOf(1)} 2.`,
      '',
    ]);
  });

  it('is imported again once it is mended, and the reasons are ignored', async () => {
    const { test, file, lines } = await saved(`IMEI;Order\n12;PO-2\n`);
    const mended = fileWith(lines.join('\r\n').replace('12;', `${imeiOf(7)};`));
    const preview = await opened(test, mended);
    expect(preview.shape.columns.at(-1)).toEqual({ kind: 'ignored' });
    expect(preview).toMatchObject({ accepted: 1, refused: 0 });
    const { stagedId } = await opened(test, fileWith(readFileSync(file, 'utf8')));
    await saveRefusedRows(test.services, { stagedId, file, passwords: false, words });
    expect(readFileSync(file, 'utf8').match(/Refused because/g)).toHaveLength(1);
  });

  it('gets names where there were none, so that the reason is not taken for a cell', async () => {
    const { test, file, lines } = await saved(
      `12,Kiosk A,ana@example.com,s3cret\n${imeiOf(1)},Kiosk A,bo@example.com,x\n`,
      true,
    );
    expect(lines[0]).toBe('IMEI/MEID/Serial number,Profile,User ID,Password,Refused because');
    const again = await opened(test, file);
    expect(again.shape.columns.slice(0, 4)).toMatchObject([
      { field: 'identifier' },
      { field: 'profile' },
      { field: 'userName' },
      { field: 'password' },
    ]);
  });

  it('has passwords only when they are asked for', async () => {
    const text = 'IMEI;Password\n12;s3cret\n';
    expect((await saved(text)).lines[1]).toBe('12;;imei-length IMEI 12 2.');
    expect((await saved(text, true)).lines[1]).toBe('12;s3cret;imei-length IMEI 12 2.');
  });

  it('is not written when the file itself is gone', async () => {
    const test = await openImportDesk();
    const path = fileWith('IMEI\n12\n');
    const { stagedId } = await opened(test, path);
    unlinkSync(path);
    const file = join(makeTestFolder(), 'refused.csv');
    const saving = () => saveRefusedRows(test.services, { stagedId, file, passwords: false, words });
    expect(await thrownCode(saving)).toBe('file_not_readable');
  });
});
