import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { asFileError, discardFile, putInPlace, temporaryBeside } from '../../../src-main/desk/db/replace-file.ts';
import { makeTestFolder } from './open-test-workspace.ts';

describe('replacing a file', () => {
  it('writes beside the target, so that the rename crosses no disk', () => {
    const target = join(makeTestFolder(), 'list.csv');
    expect(dirname(temporaryBeside(target))).toBe(dirname(target));
    expect(temporaryBeside(target)).not.toBe(temporaryBeside(target));
  });

  it('puts the new file in the place of the old one', () => {
    const target = join(makeTestFolder(), 'list.csv');
    writeFileSync(target, 'old');
    const temporary = temporaryBeside(target);
    writeFileSync(temporary, 'new');
    putInPlace(temporary, target);
    expect(readFileSync(target, 'utf8')).toBe('new');
    expect(readdirSync(dirname(target))).toEqual(['list.csv']);
  });

  it('given up leaves the old file', () => {
    const target = join(makeTestFolder(), 'list.csv');
    writeFileSync(target, 'old');
    const temporary = temporaryBeside(target);
    writeFileSync(temporary, 'half');
    discardFile(temporary);
    discardFile(temporary);
    expect(existsSync(temporary)).toBe(false);
    expect(readFileSync(target, 'utf8')).toBe('old');
  });

  it('never fails when it gives up', () => {
    const folder = makeTestFolder();
    mkdirSync(join(folder, 'a folder'));
    expect(() => discardFile(join(folder, 'a folder'))).not.toThrow();
  });
});

describe('errors of files', () => {
  const coded = (code: string) => Object.assign(new Error(code), { code });
  const cases: [string, string][] = [
    ['ENOSPC', 'disk_full'],
    ['EDQUOT', 'disk_full'],
    ['EACCES', 'file_not_writable'],
    ['EROFS', 'file_not_writable'],
    ['EBUSY', 'file_not_writable'],
    ['ENOENT', 'file_not_writable'],
  ];
  for (const [code, expected] of cases) {
    it(`${code} becomes ${expected}`, () => {
      const cause = coded(code);
      expect(asFileError(cause)).toMatchObject({ code: expected, details: { reason: code }, cause });
    });
  }

  it('those of SQLite become what they are everywhere', () => {
    const full = new Database.SqliteError('full', 'SQLITE_FULL');
    expect(asFileError(full)).toMatchObject({ code: 'disk_full' });
  });

  it('others come back as they are', () => {
    const bug = new TypeError('undefined is not a function');
    const known = new AppError('cancelled', 'no');
    expect([asFileError(bug), asFileError(known), asFileError('text')]).toEqual([bug, known, 'text']);
  });
});
