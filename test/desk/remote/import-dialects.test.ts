import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importDialectNames, readNames } from '#shared/domain/import-dialect.ts';
import { readImportDialects } from '../../../src-main/desk/remote/import-dialects.ts';
import { expectAppError } from './expect-app-error.ts';

const resourcesFolder = resolve('resources');
const nowhere = { resourcesFolder, workspaceFolder: '/nowhere' };

function workspaceWith(name: string, corrections: string): string {
  const workspaceFolder = mkdtempSync(join(tmpdir(), 'muster-dialect-'));
  mkdirSync(join(workspaceFolder, 'csv-dialects'));
  writeFileSync(join(workspaceFolder, 'csv-dialects', name), corrections);
  return workspaceFolder;
}

describe('the kinds of file that are understood', () => {
  it('are those there is a file of, and Ivanti’s own', async () => {
    const names = (await readImportDialects(nowhere)).map(({ name }) => name);
    expect(names.toSorted()).toEqual([...importDialectNames, 'ivanti-self-maintained'].toSorted());
    const files = readdirSync(join(resourcesFolder, 'csv-dialects')).filter((file) => file.endsWith('.json'));
    expect(files.map((file) => file.replace('.json', '')).sort()).toEqual(names.toSorted());
  });

  it('can be corrected in the workspace: a list replaces ours', async () => {
    const workspaceFolder = workspaceWith('delivery-note.json', '{"columns":{"carton":["Karton"]}}');
    const dialects = await readImportDialects({ resourcesFolder, workspaceFolder });
    const note = dialects.filter(({ name }) => name === 'delivery-note');
    expect(readNames(['IMEI', 'Karton', 'Colis'], note, [])?.columns).toEqual([
      { kind: 'field', field: 'imei' },
      { kind: 'field', field: 'carton' },
      { kind: 'ignored' },
    ]);
  });

  it('tell of a mistake in a correction by its field', async () => {
    const workspaceFolder = workspaceWith('zero-touch.json', '{"columns":{"imai":["x"]}}');
    const error = await expectAppError(readImportDialects({ resourcesFolder, workspaceFolder }), 'wire_file_wrong');
    expect(error.details).toMatchObject({ file: 'csv-dialects/zero-touch.json' });
  });
});
