import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { setImmediate } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { type HandoverRecord, type HandoverSection, handoverSections } from '#shared/domain/handover.ts';
import { AppError } from '#shared/errors.ts';
import { asFileError } from '../../db/replace-file.ts';
import { throwIfCancelled } from '../../db/run-job.ts';
import { deriveKey } from './derive-key.ts';
import { damaged, readEnvelope } from './file-envelope.ts';
import { openChunks } from './sealed-chunks.ts';

/** A record that was read and has the shape of its section; null for a section this version does not know. */
export type InRecord =
  | { [Section in HandoverSection]: { section: Section; record: HandoverRecord<Section> } }[HandoverSection]
  | null;

const LONGEST_LINE = 8_000_000;

/**
 * Reads a hand-over file record by record; every one is genuine before `take` sees it. That the file is whole is known only at
 * the end. Throws `handover_foreign`, `handover_newer`, `handover_damaged`, `handover_passphrase_wrong`, `file_not_readable`.
 */
export async function readHandoverFile(
  path: string,
  passphrase: string,
  { signal, onProgress }: { signal: AbortSignal; onProgress(bytes: number): void },
  take: (record: InRecord) => void,
): Promise<void> {
  try {
    const { header, head, first, end } = await readEnvelope(path, signal);
    const { chunkBytes, nonce } = header.cipher;
    const key = await deriveKey(passphrase, header.kdf);
    const seal = { key, nonce: Buffer.from(nonce, 'base64'), head, chunkBytes };
    const file = createReadStream(path, { start: first, end: end - 1 });
    await pipeline(
      file,
      (bytes: AsyncIterable<Buffer>) => openChunks(bytes, seal),
      createGunzip(),
      (bytes: AsyncIterable<Buffer>) => takeLines(bytes, take, () => onProgress(first + file.bytesRead)),
      { signal },
    );
  } catch (error) {
    throwIfCancelled(signal);
    throw asReadError(error);
  }
}

function asReadError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') ? damaged('it does not unpack', error) : asFileError(error, 'read');
}

async function takeLines(
  bytes: AsyncIterable<Buffer>,
  take: (record: InRecord) => void,
  onLine: () => void,
): Promise<void> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let lines = 0;
  let ended = false;
  for await (const piece of bytes) {
    const parts = decoder.write(piece).split('\n');
    parts[0] = rest + (parts[0] ?? '');
    rest = parts.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw damaged('a line is too long');
    for (const text of parts) {
      const read = readLine(text);
      if (ended) throw damaged('something comes after its end');
      if (read?.section === 'end') ended = read.record.lines === lines;
      if (read?.section === 'end' && !ended) throw damaged('lines are missing');
      lines += 1;
      take(read);
      onLine();
      await setImmediate();
    }
  }
  if (!ended || rest !== '') throw damaged('its end is missing');
}

function readLine(text: string): InRecord {
  const [section, record] = parseLine(text);
  if (!Object.hasOwn(handoverSections, section)) return null;
  const parsed = handoverSections[section as HandoverSection].safeParse(record);
  if (!parsed.success) throw damaged(`a record of ${section} is wrong`, parsed.error);
  return { section, record: parsed.data } as InRecord;
}

function parseLine(text: string): [string, unknown] {
  try {
    const line = JSON.parse(text) as unknown;
    if (Array.isArray(line) && line.length === 2 && typeof line[0] === 'string') return [line[0], line[1] as unknown];
  } catch (error) {
    throw damaged('a line is no JSON', error);
  }
  throw damaged('a line is no record');
}
