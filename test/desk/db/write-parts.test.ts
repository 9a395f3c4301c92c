import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeParts } from '../../../src-main/desk/db/write-parts.ts';
import { thrownCode } from '../../helpers/thrown-code.ts';
import { makeTestFolder } from './open-test-workspace.ts';

describe('writing a file part by part', () => {
  it('puts it in the place of the one before, marked as UTF-8 for spreadsheets', async () => {
    const folder = makeTestFolder();
    const target = join(folder, 'a.csv');
    writeFileSync(target, 'old');
    await writeParts(target, ['é\r\n', 'b\r\n']);
    expect(readFileSync(target, 'utf8')).toBe('\ufeffé\r\nb\r\n');
    expect(readdirSync(folder)).toEqual(['a.csv']);
    await writeParts(target, ['{}'], { mark: false });
    expect(readFileSync(target, 'utf8')).toBe('{}');
  });

  it('leaves everything as it was when a part cannot be made, or the place cannot be written to', async () => {
    const folder = makeTestFolder();
    const target = join(folder, 'a.csv');
    writeFileSync(target, 'old');
    function* failing() {
      yield 'a';
      throw new Error('no more');
    }
    await expect(writeParts(target, failing())).rejects.toThrow('no more');
    expect([readFileSync(target, 'utf8'), readdirSync(folder)]).toEqual(['old', ['a.csv']]);
    mkdirSync(join(folder, 'b.csv'));
    expect(await thrownCode(() => writeParts(join(folder, 'b.csv'), ['x']))).toBe('file_not_writable');
  });
});
