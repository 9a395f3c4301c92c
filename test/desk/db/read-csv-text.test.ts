import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guessEncoding, readCsvText } from '../../../src-main/desk/db/read-csv-text.ts';
import { thrownCode } from '../../helpers/thrown-code.ts';
import { makeTestFolder } from './open-test-workspace.ts';

const never = new AbortController().signal;

function file(bytes: Buffer): string {
  const path = join(makeTestFolder(), 'text.csv');
  writeFileSync(path, bytes);
  return path;
}

async function read(bytes: Buffer) {
  const path = file(bytes);
  const encoding = await guessEncoding(path, never);
  let text = '';
  for await (const piece of readCsvText(path, encoding, never)) text += piece.text;
  return { encoding, text };
}

const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();
const text = 'Dépôt;€\n北京;“x”\n';
const latin = Buffer.from([0x44, 0xe9, 0x70, 0xf4, 0x74, 0x3b, 0x80, 0x20, 0x93, 0x78, 0x94]);

describe('how a file is written', () => {
  const cases: [string, Buffer, string, string][] = [
    ['UTF-8', Buffer.from(text), 'utf-8', text],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`), 'utf-8', text],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le', text],
    ['UTF-16 the other way round', bigEndian(`\ufeff${text}`), 'utf-16be', text],
    ['UTF-16 without a mark', Buffer.from('IMEI,Site\nx,y\n', 'utf16le'), 'utf-16le', 'IMEI,Site\nx,y\n'],
    ['UTF-16 the other way without a mark', bigEndian('IMEI,Site\n'), 'utf-16be', 'IMEI,Site\n'],
    ['Windows-1252', latin, 'windows-1252', 'Dépôt;€ “x”'],
    ['nothing', Buffer.alloc(0), 'utf-8', ''],
  ];
  it.each(cases)('%s', async (_name, bytes, encoding, expected) => {
    expect(await read(bytes)).toEqual({ encoding, text: expected });
  });

  it('is found out even when the first sign that is no UTF-8 comes late', async () => {
    const late = Buffer.concat([Buffer.from('IMEI,Site\n'.repeat(50_000)), latin]);
    expect((await read(late)).encoding).toBe('windows-1252');
  });

  it('ends its lines alike, whatever they end with, wherever the file is cut into pieces', async () => {
    for (const end of ['\r\n', '\r', '\n']) {
      const lines = Array.from({ length: 20_000 }, (_, n) => `line ${n} é`);
      expect((await read(Buffer.from(lines.join(end)))).text).toBe(lines.join('\n'));
    }
  });

  it('keeps signs whole that lie across two pieces', async () => {
    const wide = '北'.repeat(40_000);
    expect((await read(Buffer.from(`a${wide}`))).text).toBe(`a${wide}`);
    expect((await read(bigEndian(`\ufeff${wide}`))).text).toBe(wide);
  });

  it('is no text when it is a workbook or a document', async () => {
    for (const bytes of [Buffer.from('PK\x03\x04rest'), Buffer.from('%PDF-1.7')])
      expect(await thrownCode(() => guessEncoding(file(bytes), never))).toBe('csv_not_text');
  });

  it('is not looked for to the end of a file that will be refused: one line without end, or zeros (S42)', async () => {
    const path = file(Buffer.alloc(0));
    truncateSync(path, 10 * 1024 ** 3);
    expect(await guessEncoding(path, never)).toBe('utf-8');
    const line = Buffer.concat([Buffer.alloc(8 * 1024 ** 2, 0x78), latin]);
    expect(await guessEncoding(file(line), never)).toBe('utf-8');
  });
});
