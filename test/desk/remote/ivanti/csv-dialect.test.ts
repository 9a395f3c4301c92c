import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCsvDialect } from '../../../../src-main/desk/remote/ivanti/csv-dialect.ts';
import { expectAppError } from '../expect-app-error.ts';

const resourcesFolder = resolve('resources');

function workspaceWith(corrections: string | null): string {
  const workspaceFolder = mkdtempSync(join(tmpdir(), 'muster-dialect-'));
  if (corrections === null) return workspaceFolder;
  mkdirSync(join(workspaceFolder, 'csv-dialects'));
  writeFileSync(join(workspaceFolder, 'csv-dialects', 'ivanti-self-maintained.json'), corrections);
  return workspaceFolder;
}

const read = (corrections: string | null) =>
  readCsvDialect({ resourcesFolder, workspaceFolder: workspaceWith(corrections) });

describe('what the columns of a CSV file are called', () => {
  it('is ours, with the workspace’s corrections laid over it', async () => {
    expect((await read(null)).columns.serial.header).toBe('Serial Number');
    const corrected = await read('{"columns":{"serial":{"header":"Device Serial"}}}');
    expect(corrected.columns.serial).toMatchObject({
      header: 'Device Serial',
      synonyms: expect.arrayContaining(['SN']),
    });
    expect(corrected.columns.imei.header).toBe('IMEI Number');
  });

  it('is refused when a correction is wrong, by the name of the field', async () => {
    const error = await expectAppError(read('{"columns":{"serial":{"header":""}}}'), 'wire_file_wrong');
    expect(error.details).toMatchObject({
      file: 'csv-dialects/ivanti-self-maintained.json',
      field: 'columns.serial.header',
    });
    await expectAppError(read('{'), 'wire_file_wrong');
  });
});
