import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { imeiCheckDigit } from '#shared/domain/imei.ts';
import type { JobProgress } from '#shared/events.ts';
import { checkFile } from '../../../../src-main/desk/features/self-maintained/check-file.ts';
import { getReport } from '../../../../src-main/desk/features/self-maintained/get-report.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { endOfJob } from '../make-test-services.ts';
import { checked, fileWith, openCsvDesk } from './open-csv-desk.ts';

const folder = 'test/fixtures/csv';
const utf8 = ['utf-8', ','] as const;

type Expected = {
  form?: readonly [string, string];
  /** Accepted, corrected among them, refused. */
  counts: [number, number, number];
  attributes?: string[];
  /** Line, column, reason, detail. */
  problems?: [number, string | null, string, string | null][];
  /** Line, remark, what the cell is taken for. */
  remarks?: [number, string, string][];
};

const verdicts: Record<string, Expected> = {
  'good.csv': { counts: [3, 0, 0] },
  'french-excel.csv': { form: ['windows-1252', ';'], counts: [2, 0, 0], attributes: ['Dépôt'] },
  'unicode-text.csv': { form: ['utf-16le', '\t'], counts: [2, 0, 0], attributes: ['Dépôt'] },
  'utf16-big-endian.csv': { form: ['utf-16be', ','], counts: [2, 0, 0] },
  'utf16-without-mark.csv': { form: ['utf-16le', ','], counts: [1, 0, 0] },
  'utf8-with-mark.csv': { counts: [1, 0, 0], attributes: ['Site'] },
  'sep-line.csv': {
    form: ['utf-8', ';'],
    counts: [1, 0, 1],
    attributes: ['Note'],
    problems: [[4, 'IMEI', 'imei-length', '2']],
  },
  'scientific.csv': {
    counts: [1, 0, 3],
    problems: [
      [2, 'IMEI Number', 'scientific', null],
      [4, 'IMEI Number', 'scientific', null],
      [5, 'Serial Number', 'scientific', null],
    ],
  },
  'wrapped.csv': {
    counts: [4, 4, 0],
    attributes: ['Code'],
    remarks: [
      [2, 'cleaned', '353227410022505'],
      [3, 'cleaned', '490154203237518'],
      [4, 'cleaned', '356938035643809'],
      [5, 'cleaned', '00123'],
    ],
  },
  'blanks.csv': {
    counts: [3, 2, 0],
    remarks: [
      [3, 'cleaned', '490154203237518'],
      [4, 'cleaned', 'Zebra Technologies'],
      [4, 'cleaned', '2119012345'],
    ],
  },
  'decimals.csv': {
    counts: [2, 2, 0],
    remarks: [
      [2, 'cleaned', '353227410022505'],
      [3, 'cleaned', '490154203237518'],
    ],
  },
  'fourteen-digits.csv': {
    counts: [3, 2, 0],
    remarks: [
      [2, 'check-digit-added', '353227410022505'],
      [3, 'check-digit-added', '490154203237518'],
    ],
  },
  'imeisv.csv': { counts: [2, 1, 0], remarks: [[2, 'imeisv-converted', '353227410022505']] },
  'meid.csv': { counts: [2, 1, 0], remarks: [[3, 'cleaned', 'A10000009296F2']] },
  'bad-check-digit.csv': {
    counts: [1, 0, 3],
    problems: [
      [2, 'IMEI Number', 'imei-check', '5'],
      [4, 'IMEI Number', 'imei-twice', '3'],
      [5, 'IMEI Number', 'imei-twice', '3'],
    ],
  },
  'duplicates.csv': {
    counts: [3, 0, 2],
    problems: [
      [4, 'IMEI Number', 'imei-twice', '2'],
      [5, 'Serial Number', 'serial-twice', '3'],
    ],
  },
  'short-rows.csv': {
    counts: [2, 0, 2],
    problems: [
      [2, 'Manufacturer', 'manufacturer-missing', null],
      [3, 'IMEI Number', 'identifier-missing', null],
    ],
    remarks: [[5, 'serial-unusual', 'S3']],
  },
  'inch-sign.csv': { counts: [2, 0, 0], attributes: ['Size'] },
  'line-breaks.csv': { counts: [1, 0, 1], attributes: ['Note'], problems: [[5, 'IMEI Number', 'imei-length', '2']] },
  'old-mac.csv': { counts: [1, 0, 1], problems: [[3, 'IMEI Number', 'imei-length', '2']] },
  'blank-lines.csv': { counts: [1, 0, 1], problems: [[7, 'IMEI Number', 'imei-length', '2']] },
  'password-empty.csv': { counts: [2, 0, 0] },
  'more-cells.csv': {
    counts: [1, 0, 2],
    attributes: ['Site'],
    problems: [
      [3, null, 'cell-without-column', null],
      [4, null, 'cell-without-column', null],
    ],
  },
  'long-cell.csv': { counts: [1, 0, 1], attributes: ['Note'], problems: [[2, 'Note', 'too-long', '255']] },
  'refused-before.csv': { counts: [2, 0, 0], attributes: ['Site'] },
};

const useless: Record<string, { code: string; details?: Record<string, unknown> }> = {
  'open-quote.csv': { code: 'csv_quote_open', details: { line: 3 } },
  'text-after-quote.csv': { code: 'csv_quote_open', details: { line: 3 } },
  'no-header.csv': { code: 'csv_header_wrong', details: { line: 1, problem: 'missing', column: 'IMEI Number' } },
  'serial-only.csv': { code: 'csv_header_wrong', details: { line: 1, problem: 'missing', column: 'Manufacturer' } },
  'header-twice.csv': { code: 'csv_header_wrong', details: { line: 1, problem: 'twice', column: 'IMEI' } },
  'workbook.csv': { code: 'csv_not_text' },
  'nothing.csv': { code: 'csv_empty' },
  'header-only.csv': { code: 'csv_empty' },
  'password.csv': { code: 'csv_password', details: { line: 3 } },
};

describe('checking a damaged file (behaviours 4, 5, 101 to 104)', () => {
  for (const [name, expected] of Object.entries(verdicts)) {
    it(`tells what is good in ${name} and what is wrong where`, async () => {
      const report = await checked(openCsvDesk(), join(folder, name));
      const { form = utf8, counts, attributes = [], problems = [], remarks = [] } = expected;
      expect([report.encoding, report.delimiter]).toEqual(form);
      expect(report.problems.map(({ line, column, what, detail }) => [line, column, what, detail])).toEqual(problems);
      expect(report.remarks.map(({ line, what, detail }) => [line, what, detail])).toEqual(remarks);
      expect([report.accepted, report.corrected, report.refused]).toEqual(counts);
      expect(report.rows).toBe(report.accepted + report.refused);
      expect(report.attributes).toEqual(attributes);
      expect(report.fileName).toBe(name);
    });
  }

  for (const [name, expected] of Object.entries(useless)) {
    it(`takes nothing of ${name} and says why (behaviours 6, 102, 103)`, async () => {
      const test = openCsvDesk();
      await expect(checked(test, join(folder, name))).rejects.toMatchObject(expected);
      expect(test.services.db.prepare('SELECT count(*) FROM temp.staged_rows').pluck().get()).toBe(0);
    });
  }
});

const imei = (n: number) => {
  const body = `35322741${String(n).padStart(6, '0')}`;
  return body + imeiCheckDigit(body);
};
const many = (rows: number) => `IMEI\n${Array.from({ length: rows }, (_, n) => imei(n)).join('\n')}\n`;

describe('checking a large file', () => {
  it('takes 200,000 rows, and refuses the file at the row after them (behaviour 102)', {
    timeout: 120_000,
  }, async () => {
    const test = openCsvDesk();
    expect(await checked(test, fileWith(many(200_000)))).toMatchObject({ accepted: 200_000, refused: 0 });
    const error = { code: 'csv_too_many_rows', details: { line: 200_002, most: 200_000 } };
    await expect(checked(test, fileWith(many(200_001)))).rejects.toMatchObject(error);
  });

  it('tells how far it is, in bytes', async () => {
    const test = openCsvDesk();
    const text = many(20_000);
    await checked(test, fileWith(text));
    const told = test.events.map(({ payload }) => (payload as JobProgress).progress.done);
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(text.length);
  });

  it('lists two hundred problems and counts all', async () => {
    const report = await checked(openCsvDesk(), fileWith(`IMEI\n${'12\n'.repeat(3000)}`));
    expect([report.refused, report.problems.length]).toEqual([3000, 200]);
  });

  it('ends a quotation that is never closed long before the end of the file', async () => {
    const open = fileWith(`IMEI\n${imei(1)}\n"${'x\n'.repeat(5_000_000)}`);
    await expect(checked(openCsvDesk(), open)).rejects.toMatchObject({ code: 'csv_quote_open', details: { line: 3 } });
  });

  it('is cancelled, and holds nothing then', async () => {
    const test = openCsvDesk();
    const { jobId } = await checkFile(test.services, { file: fileWith(many(100_000)) });
    test.services.jobs.get(jobId)?.abort();
    expect(await endOfJob(test, jobId)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await thrownCode(() => getReport(test.services, { stagedId: jobId }))).toBe('not_found');
    expect(test.services.db.prepare('SELECT count(*) FROM temp.staged_rows').pluck().get()).toBe(0);
  });
});

describe('a file that cannot be read', () => {
  it('is told before anything begins', async () => {
    const { services } = openCsvDesk();
    expect(await thrownCode(() => checkFile(services, { file: '/no/such/file.csv' }))).toBe('file_not_readable');
  });

  it('is told when it is a folder', async () => {
    const test = openCsvDesk();
    await expect(checked(test, folder)).rejects.toMatchObject({ code: 'file_not_readable' });
  });
});
