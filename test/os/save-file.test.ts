import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { saveFile } from '../../src-main/os/save-file.ts';
import { mountTinyDisk, noTinyDisk } from '../helpers/tiny-disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-save-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytes = Uint8Array.from({ length: 256 }, (_none, at) => at);

describe('a file the person chose', () => {
  it('is replaced whole, byte for byte', () => {
    const path = join(folder, 'labels.pdf');
    writeFileSync(path, 'old');
    saveFile(path, bytes);
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
    expect(readdirSync(folder)).toEqual(['labels.pdf']);
  });

  it('that cannot be written is told in a word the window knows', () => {
    expect(() => saveFile(join(folder, 'gone', 'labels.pdf'), bytes)).toThrow(
      expect.objectContaining({ code: 'file_not_writable', details: { reason: 'ENOENT' } }),
    );
  });

  it('that a full disk has no room for leaves nothing of itself behind', (context) => {
    const disk = mountTinyDisk('64k');
    if (disk === null) return context.skip(noTinyDisk);
    const path = join(disk, 'labels.pdf');
    expect(() => saveFile(path, new Uint8Array(200_000))).toThrow(expect.objectContaining({ code: 'disk_full' }));
    expect(readdirSync(disk)).toEqual([]);
  });
});
