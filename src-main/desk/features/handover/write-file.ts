import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { HANDOVER_VERSION, type HandoverHeader } from '#shared/domain/handover-header.ts';
import { asFileError, discardFile, putInPlace, temporaryBeside } from '../../db/replace-file.ts';
import { throwIfCancelled } from '../../db/run-job.ts';
import type { OutRecord } from './collect-records.ts';
import { deriveKey, SCRYPT } from './derive-key.ts';
import { encodeHead } from './file-envelope.ts';
import { type Seal, sealChunks } from './sealed-chunks.ts';

const CHUNK_BYTES = 65_536;

/** What is written: records in order, sealed under a passphrase; `cost` is what one guess at it takes, SCRYPT unless told. */
export type OutFile = { passphrase: string; records: AsyncIterable<OutRecord>; cost?: typeof SCRYPT };

/**
 * Writes a hand-over file beside the target and puts it in its place at the end, readable by this account only. Cancelled, or
 * on any error, the target is as it was and nothing else is left behind. Throws `cancelled`, `disk_full`, `file_not_writable`.
 */
export async function writeHandoverFile(
  target: string,
  { passphrase, records, cost = SCRYPT }: OutFile,
  control: { signal: AbortSignal; onProgress(done: number): void },
): Promise<void> {
  const temporary = temporaryBeside(target);
  try {
    const seal = await makeSeal(passphrase, cost);
    await pipeline(
      Readable.from(toLines(records, control.onProgress)),
      createGzip(),
      (bytes: AsyncIterable<Buffer>) => wrap(bytes, seal),
      createWriteStream(temporary, { flags: 'wx', mode: 0o600 }),
      { signal: control.signal },
    );
    throwIfCancelled(control.signal);
    putInPlace(temporary, target);
  } catch (error) {
    discardFile(temporary);
    throwIfCancelled(control.signal);
    throw asFileError(error);
  }
}

async function makeSeal(passphrase: string, cost: typeof SCRYPT): Promise<Seal> {
  const [salt, nonce] = [randomBytes(16), randomBytes(7)];
  const header: HandoverHeader = {
    format: 'muster-handover',
    version: HANDOVER_VERSION,
    kdf: { name: 'scrypt', ...cost, salt: salt.toString('base64') },
    cipher: { name: 'aes-256-gcm', chunkBytes: CHUNK_BYTES, nonce: nonce.toString('base64') },
  };
  const key = await deriveKey(passphrase, header.kdf);
  return { key, nonce, head: encodeHead(header), chunkBytes: CHUNK_BYTES };
}

async function* toLines(records: AsyncIterable<OutRecord>, onProgress: (done: number) => void): AsyncGenerator<string> {
  let [lines, done] = [0, 0];
  for await (const { section, record, weight } of records) {
    yield `${JSON.stringify([section, record])}\n`;
    lines += 1;
    done += weight;
    onProgress(done);
  }
  yield `${JSON.stringify(['end', { lines }])}\n`;
}

async function* wrap(bytes: AsyncIterable<Buffer>, seal: Seal): AsyncGenerator<Buffer> {
  const hash = createHash('sha256').update(seal.head);
  yield seal.head;
  for await (const chunk of sealChunks(bytes, seal)) {
    hash.update(chunk);
    yield chunk;
  }
  yield hash.digest();
}
