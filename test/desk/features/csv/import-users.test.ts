import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCredentials } from '../../../../src-main/desk/db/read-credentials.ts';
import { planImport } from '../../../../src-main/desk/features/csv/plan-import.ts';
import { deviceId } from '../../db/open-test-workspace.ts';
import { committed, fileWith, type ImportDesk, imeiOf, opened, openImportDesk, tenantOf } from './open-import-desk.ts';

const target = { kind: 'credentials', overwrite: false } as const;
const text = [
  'IMEI;User ID;Password;Tags',
  `${imeiOf(1)};ana@example.com;' s3cret ;north`,
  `${imeiOf(2)};bo@example.com;;`,
  `${imeiOf(3)};;;`,
  `12;cy@example.com;lost;`,
  `${imeiOf(9)};di@example.com;elsewhere;`,
].join('\n');

async function kept(test: ImportDesk, ...numbers: number[]) {
  const found = [];
  for await (const slice of readCredentials(test.services, numbers.map(deviceId))) found.push(...slice);
  return found;
}

describe('users and passwords from a file (behaviours 5, 6)', () => {
  it('are kept for the devices of good rows, passwords exactly as they are written', async () => {
    const test = await openImportDesk(tenantOf([1, 2, 3]));
    const { stagedId } = await opened(test, fileWith(text));
    expect(await planImport(test.services, { stagedId, target })).toMatchObject({ devices: 2, skipped: 2, unknown: 1 });
    const result = await committed(test, stagedId, target);
    expect(result).toMatchObject({ devices: 2, skipped: 2, selection: null, batchId: null });
    expect(result.editIds).toHaveLength(1);
    expect(await kept(test, 1, 2, 3)).toMatchObject([
      { deviceId: deviceId(1), userName: 'ana@example.com', password: "' s3cret ", tags: 'north' },
      { deviceId: deviceId(2), userName: 'bo@example.com', password: null, tags: null },
    ]);
  });

  it('leave those that are there already, unless they are to be overwritten', async () => {
    const test = await openImportDesk([...tenantOf([1], { userName: 'old' }), ...tenantOf([2])]);
    const { stagedId } = await opened(test, fileWith(text));
    expect(await planImport(test.services, { stagedId, target })).toMatchObject({ devices: 1, overwritten: 0 });
    const over = { ...target, overwrite: true };
    expect(await planImport(test.services, { stagedId, target: over })).toMatchObject({ devices: 2, overwritten: 1 });
  });

  it('are nowhere in the clear on the disk', async () => {
    const test = await openImportDesk(tenantOf([1, 2, 3]));
    const { stagedId } = await opened(test, fileWith(text));
    await committed(test, stagedId, target);
    const files = readdirSync(test.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const bytes = files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1')).join('');
    expect(bytes).not.toContain('s3cret');
    expect(JSON.stringify([test.events, test.log])).not.toContain('s3cret');
  });

  it('are not kept when the file was altered since it was checked', async () => {
    const test = await openImportDesk(tenantOf([1, 2, 3]));
    const file = fileWith(text);
    const { stagedId } = await opened(test, file);
    appendFileSync(file, '\n');
    await expect(committed(test, stagedId, target)).rejects.toMatchObject({ code: 'csv_file_changed' });
    expect(await kept(test, 1, 2)).toEqual([]);
  });
});
