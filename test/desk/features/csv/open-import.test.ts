import { truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JobProgress } from '#shared/events.ts';
import { getImport } from '../../../../src-main/desk/features/csv/get-import.ts';
import { openImport } from '../../../../src-main/desk/features/csv/open-import.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { makeTestFolder } from '../../db/open-test-workspace.ts';
import { endOfJob } from '../make-test-services.ts';
import { ended, fileWith, imeiOf, opened, openImportDesk, tenantOf } from './open-import-desk.ts';

const staged = (test: Awaited<ReturnType<typeof openImportDesk>>) =>
  test.services.db.prepare('SELECT count(*) FROM staged.import_rows').pluck().get();
const many = (rows: number) => `IMEI\n${Array.from({ length: rows }, (_, n) => imeiOf(n)).join('\n')}\n`;

describe('opening a file to import', () => {
  it('tells what is in it, and what of it is in this tenant', async () => {
    const test = await openImportDesk(tenantOf([1, 2]));
    const preview = await opened(test, fileWith(`IMEI;Serial\n${imeiOf(1)};\n${imeiOf(9)};\n;R58N000002A\n12;\n`));
    expect(preview).toMatchObject({
      fileName: 'devices.csv',
      headers: ['IMEI', 'Serial'],
      sample: [
        [imeiOf(1), ''],
        [imeiOf(9), ''],
        ['', 'R58N000002A'],
        ['12', ''],
      ],
      ...{ rows: 4, accepted: 3, corrected: 0, refused: 1, known: 2, unknown: 1 },
      byReason: [{ what: 'imei-length', rows: 1 }],
    });
  });

  it('tells how far it is in bytes, and holds one file at a time', async () => {
    const test = await openImportDesk();
    const text = many(20_000);
    const first = await opened(test, fileWith(text));
    const told = test.events.map(({ payload }) => (payload as JobProgress).progress.done);
    expect([told[0], told.at(-1)]).toEqual([0, text.length]);
    await opened(test, fileWith(many(5)));
    expect(staged(test)).toBe(5);
    expect(await thrownCode(() => getImport(test.services, first))).toBe('not_found');
  });

  it('cancelled leaves the file that was held before, and no row of its own', async () => {
    const test = await openImportDesk();
    const before = await opened(test, fileWith(many(3)));
    const { jobId } = await openImport(test.services, { file: fileWith(many(50_000)) });
    test.services.jobs.get(jobId)?.abort();
    expect(await endOfJob(test, jobId)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(getImport(test.services, before)).toEqual(before);
    expect(staged(test)).toBe(3);
  });

  it('refuses a file that is altered while it is read', async () => {
    const test = await openImportDesk();
    const file = fileWith(many(30_000));
    const job = await openImport(test.services, { file });
    utimesSync(file, new Date(), new Date('2020-01-01'));
    await expect(ended(test, job)).rejects.toMatchObject({ code: 'csv_file_changed' });
    expect(staged(test)).toBe(0);
  });

  it('is told of a file that is not there before anything begins', async () => {
    const { services } = await openImportDesk();
    expect(await thrownCode(() => openImport(services, { file: '/no/such/file.csv' }))).toBe('file_not_readable');
  });
});

describe('a file that is no list of devices is refused early (S42)', () => {
  const sparse = (bytes: number, begin = '') => {
    const path = join(makeTestFolder(), 'bomb.csv');
    writeFileSync(path, begin);
    truncateSync(path, bytes);
    return path;
  };
  const gigabyte = 1024 ** 3;

  it('by its size, before a byte of it is read: ten gigabytes of nothing', async () => {
    const { services } = await openImportDesk();
    expect(await thrownCode(() => openImport(services, { file: sparse(10 * gigabyte) }))).toBe('csv_too_large');
  });

  it('by its first zero: a gigabyte of them behind a header', async () => {
    const test = await openImportDesk();
    const began = performance.now();
    const opening = opened(test, sparse(gigabyte, 'IMEI,Serial\n'));
    await expect(opening).rejects.toMatchObject({ code: 'csv_not_text', details: { line: 2, column: 1 } });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('by the length of a line: some megabytes without an end', async () => {
    const test = await openImportDesk();
    const rss = process.memoryUsage.rss();
    const opening = opened(test, fileWith(`IMEI,Serial\n${'1234567890,'.repeat(800_000)}`));
    await expect(opening).rejects.toMatchObject({ code: 'csv_too_many_columns', details: { line: 2, column: 257 } });
    const line = opened(test, fileWith(`IMEI\n${'1234567890'.repeat(3_000_000)}`));
    await expect(line).rejects.toMatchObject({ code: 'csv_row_too_long', details: { line: 2, column: 1 } });
    expect(process.memoryUsage.rss() - rss).toBeLessThan(300 * 1024 ** 2);
  });

  it('by a quotation of the tenth row that does not end', async () => {
    const test = await openImportDesk();
    const text = `IMEI,Note\n${`${imeiOf(1)},x\n`.repeat(8)}${imeiOf(2)},"open\n${`${imeiOf(3)},y\n`.repeat(200_000)}`;
    const details = { line: 10, column: 2 };
    await expect(opened(test, fileWith(text))).rejects.toMatchObject({ code: 'csv_quote_open', details });
    expect(staged(test)).toBe(0);
  });
});
