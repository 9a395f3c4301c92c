import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import type { csvEncodings } from '#shared/domain/csv-import.ts';
import { AppError } from '#shared/errors.ts';
import { throwIfCancelled } from './run-job.ts';

/** How a text file is written. */
export type CsvEncoding = (typeof csvEncodings)[number];

/** Some 2,000 rows: judging and holding them takes about 20 ms, and the desk answers in between. */
const CHUNK_BYTES = 160 * 1024;
const HEAD_BYTES = 4096;
/** More bytes than any row that is read: a line that long ends the reading, and the file need not be looked at to its end. */
const HOPELESS_LINE_BYTES = 4 * 1024 * 1024;

/** How a workbook begins, and the older kind: spreadsheets saved as what they are, not as CSV. */
const notText = ['PK\x03\x04', '\xd0\xcf\x11\xe0', '%PDF'];

/**
 * Guesses how a file is written: by its byte order mark, by where its zeros stand, and else UTF-8 if every byte of it fits,
 * Windows-1252 if not, which is what spreadsheets save by default. Throws `csv_not_text`.
 */
export async function guessEncoding(path: string, signal: AbortSignal): Promise<CsvEncoding> {
  const head = await readHead(path);
  if (head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length / 4 && even === 0) return 'utf-16le';
  if (even > head.length / 4 && odd === 0) return 'utf-16be';
  const start = head.toString('latin1', 0, 4);
  if (notText.some((magic) => start.startsWith(magic))) throw new AppError('csv_not_text', 'the file is not a text');
  return (await isUtf8(path, signal)) ? 'utf-8' : 'windows-1252';
}

/** A piece of a file's text; lines end with a line feed, whatever they end with in the file. */
export type TextPiece = { text: string; bytes: number };

/** Reads a file's text piece by piece, without its byte order mark. */
export async function* readCsvText(
  path: string,
  encoding: CsvEncoding,
  signal: AbortSignal,
): AsyncGenerator<TextPiece> {
  const decoder = createDecoder(encoding);
  let held = '';
  let first = true;
  const take = (decoded: string, isLast: boolean): string => {
    let text = held + decoded;
    if (first && text !== '') {
      first = false;
      text = text.replace(/^\ufeff/, '');
    }
    // A carriage return at the end may be half of a line's end.
    held = !isLast && text.endsWith('\r') ? '\r' : '';
    const whole = text.slice(0, text.length - held.length);
    return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    throwIfCancelled(signal);
    yield { text: take(decoder.write(chunk), false), bytes: chunk.length };
  }
  yield { text: take(decoder.end(), true), bytes: 0 };
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function isUtf8(path: string, signal: AbortSignal): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lineBytes = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      throwIfCancelled(signal);
      lineBytes = chunk.includes(0x0a) || chunk.includes(0x0d) ? 0 : lineBytes + chunk.length;
      // Whoever reads the rows will refuse it, whatever it is written in.
      if (lineBytes > HOPELESS_LINE_BYTES || chunk.includes(0)) return true;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

type Decoder = { write(chunk: Buffer): string; end(): string };

function createDecoder(encoding: CsvEncoding): Decoder {
  if (encoding === 'windows-1252') return { write: decodeWindows1252, end: () => '' };
  const decoder = new StringDecoder(encoding === 'utf-8' ? 'utf8' : 'utf16le');
  if (encoding !== 'utf-16be') return decoder;
  let odd = Buffer.alloc(0);
  return {
    write(chunk) {
      const bytes = Buffer.concat([odd, chunk]);
      const whole = bytes.length - (bytes.length % 2);
      odd = bytes.subarray(whole);
      return decoder.write(bytes.subarray(0, whole).swap16());
    },
    end: () => decoder.end(),
  };
}

// What Windows-1252 has in place of the control codes 0x80 to 0x9f; the five it has nothing for stay what they are.
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function decodeWindows1252(chunk: Buffer): string {
  return chunk.toString('latin1').replace(/[\x80-\x9f]/g, (sign) => windows1252.charAt(sign.charCodeAt(0) - 0x80));
}
