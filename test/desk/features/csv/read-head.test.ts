import { appendFileSync, truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assertUnchanged, readHead, stampOf } from '../../../../src-main/desk/features/csv/read-head.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { fileWith } from './open-import-desk.ts';

const never = new AbortController().signal;

describe('the head of a file', () => {
  it('is its first filled rows, without the empty cells at their ends', async () => {
    const head = await readHead(fileWith('a;b;;\n\n;;;\n1;2;;\n3;;;\n'), null, never);
    expect(head).toEqual({
      encoding: 'utf-8',
      delimiter: ';',
      rows: [
        ['a', 'b'],
        ['1', '2'],
        ['3', ''],
      ],
    });
  });

  it('is two hundred rows, however long the file', async () => {
    expect((await readHead(fileWith('a,b\n'.repeat(90_000)), null, never)).rows).toHaveLength(200);
  });

  it('is read as the person says', async () => {
    const head = await readHead(fileWith('a;b,c\n'), { encoding: 'windows-1252', delimiter: ',' }, never);
    expect(head).toMatchObject({ encoding: 'windows-1252', delimiter: ',', rows: [['a;b', 'c']] });
  });

  it('is nothing of a file with nothing in it', async () => {
    expect(await thrownCode(() => readHead(fileWith(';;\n\n'), null, never))).toBe('csv_empty');
  });
});

describe('how a file lies on the disk', () => {
  it('tells whether it is still the same', async () => {
    const file = fileWith('a');
    const stamp = await stampOf(file);
    await assertUnchanged(file, stamp);
    appendFileSync(file, 'b');
    expect(await thrownCode(() => assertUnchanged(file, stamp))).toBe('csv_file_changed');
  });

  it('is refused above a gigabyte', async () => {
    const file = fileWith('a');
    truncateSync(file, 1024 ** 3 + 1);
    expect(await thrownCode(() => stampOf(file))).toBe('csv_too_large');
  });
});
