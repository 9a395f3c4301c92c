import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { deleteFile } from '../../src-main/os/delete-file.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-delete-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('a file is gone once it was deleted, and deleting it again is no error', () => {
  const path = join(makeFolder(), 'credentials.csv');
  writeFileSync(path, 'user,password');
  deleteFile(path);
  expect(existsSync(path)).toBe(false);
  deleteFile(path);
});

it('what cannot be deleted says so: a folder is no file', () => {
  const folder = makeFolder();
  expect(() => deleteFile(folder)).toThrow(expect.objectContaining({ code: 'file_not_writable' }));
  expect(existsSync(folder)).toBe(true);
});
