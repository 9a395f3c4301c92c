import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { writeInParts } from '../../../../src-main/desk/features/csv/write-in-parts.ts';
import { makeTestFolder } from '../../db/open-test-workspace.ts';

const cut = { header: '', mostLines: 3 };

function* numbered(lines: number, perSlice = 2): Generator<string[]> {
  for (let first = 1; first <= lines; first += perSlice)
    yield Array.from({ length: Math.min(perSlice, lines - first + 1) }, (_, n) => `${first + n}\r\n`);
}

function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

describe('writing lines in parts', () => {
  it('makes one file under the name chosen as long as they fit', async () => {
    const folder = makeTestFolder();
    writeFileSync(join(folder, 'a.csv'), 'the old one');
    expect(await writeInParts(join(folder, 'a.csv'), numbered(3), cut)).toBe(1);
    expect(filesIn(folder)).toEqual({ 'a.csv': '1\r\n2\r\n3\r\n' });
  });

  it('makes numbered files when they do not, each with the header, and keeps the order', async () => {
    const folder = makeTestFolder();
    expect(await writeInParts(join(folder, 'a.csv'), numbered(7), { ...cut, header: 'H\r\n' })).toBe(3);
    expect(filesIn(folder)).toEqual({
      'a-1.csv': 'H\r\n1\r\n2\r\n3\r\n',
      'a-2.csv': 'H\r\n4\r\n5\r\n6\r\n',
      'a-3.csv': 'H\r\n7\r\n',
    });
  });

  it('cuts where a slice ends with a part and where one holds several parts', async () => {
    for (const perSlice of [1, 3, 6, 100]) {
      const folder = makeTestFolder();
      expect(await writeInParts(join(folder, 'a.csv'), numbered(6, perSlice), cut)).toBe(2);
      expect(filesIn(folder)).toEqual({ 'a-1.csv': '1\r\n2\r\n3\r\n', 'a-2.csv': '4\r\n5\r\n6\r\n' });
    }
  });

  it('leaves no part behind when making lines fails', async () => {
    const folder = makeTestFolder();
    writeFileSync(join(folder, 'a.csv'), 'the old one');
    function* failing(): Generator<string[]> {
      yield* numbered(5);
      throw new AppError('cancelled', 'the job was cancelled');
    }
    await expect(writeInParts(join(folder, 'a.csv'), failing(), cut)).rejects.toMatchObject({ code: 'cancelled' });
    expect(filesIn(folder)).toEqual({ 'a.csv': 'the old one' });
  });

  it('writes over no file the person was not asked about', async () => {
    const folder = makeTestFolder();
    writeFileSync(join(folder, 'a-2.csv'), 'of somebody');
    const writing = writeInParts(join(folder, 'a.csv'), numbered(7), cut);
    await expect(writing).rejects.toMatchObject({ code: 'csv_part_exists', details: { name: 'a-2.csv' } });
    expect(filesIn(folder)).toEqual({ 'a-2.csv': 'of somebody' });
  });

  it('leaves no part behind when one cannot be put in its place', async () => {
    const folder = makeTestFolder();
    function* vanishing(): Generator<string[]> {
      yield* numbered(7);
      const last = readdirSync(folder).find((name) => readFileSync(join(folder, name), 'utf8') === '7\r\n');
      rmSync(join(folder, last ?? ''));
    }
    const writing = writeInParts(join(folder, 'a.csv'), vanishing(), cut);
    await expect(writing).rejects.toMatchObject({ code: 'file_not_writable' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('without a line there is nothing to do', async () => {
    const folder = makeTestFolder();
    await expect(writeInParts(join(folder, 'a.csv'), [[]], cut)).rejects.toMatchObject({ code: 'nothing_to_do' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('into a folder that is not there, or onto a folder, is file_not_writable', async () => {
    const folder = makeTestFolder();
    mkdirSync(join(folder, 'taken.csv'));
    for (const target of [join(folder, 'gone', 'a.csv'), join(folder, 'taken.csv')])
      await expect(writeInParts(target, numbered(2), cut)).rejects.toMatchObject({ code: 'file_not_writable' });
    expect(readdirSync(folder)).toEqual(['taken.csv']);
  });
});
