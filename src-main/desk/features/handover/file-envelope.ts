import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import {
  HANDOVER_VERSION,
  type HandoverHeader,
  handoverHeaderSchema,
  handoverVersionSchema,
} from '#shared/domain/handover-header.ts';
import { AppError } from '#shared/errors.ts';

/**
 * A hand-over file: `muster-handover` and a line end · 4 bytes, length of the header · header, JSON · sealed chunks · SHA-256
 * of all before. Only the envelope is for every version; what is sealed, and how, the header says.
 */
export const MAGIC = Buffer.from('muster-handover\n', 'ascii');

/** Length of the SHA-256 at the end, in bytes. It tells a damaged file before a passphrase is tried; it keeps no secret. */
export const CHECKSUM_BYTES = 32;

const LENGTH_BYTES = 4;
const MOST_HEADER_BYTES = 4096;
/** The first bytes of a file: they are authenticated with every chunk. */
export function encodeHead(header: HandoverHeader): Buffer {
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(json.length);
  return Buffer.concat([MAGIC, length, json]);
}

/** A file that is whole: its header, the bytes that are authenticated with it, and where its sealed chunks are. */
export type Envelope = { header: HandoverHeader; head: Buffer; first: number; end: number };

/** Reads the envelope and holds the whole file against its checksum. Throws `handover_foreign`, `handover_damaged`, `handover_newer`. */
export async function readEnvelope(path: string, signal: AbortSignal): Promise<Envelope> {
  const { size } = await stat(path);
  const start = await readStart(path);
  if (!start.subarray(0, MAGIC.length).equals(MAGIC)) throw new AppError('handover_foreign', 'not a hand-over file');
  const end = size - CHECKSUM_BYTES;
  const first =
    MAGIC.length + LENGTH_BYTES + (start.length < MAGIC.length + LENGTH_BYTES ? 0 : start.readUInt32BE(MAGIC.length));
  if (first > start.length || first >= end) throw damaged('it is cut off');
  const { sum, last } = await checksum(path, end, signal);
  if (!sum.equals(last)) throw damaged('its checksum is wrong');
  const head = start.subarray(0, first);
  return { header: readHeader(head.subarray(MAGIC.length + LENGTH_BYTES)), head, first, end };
}

/** A file that is not as it was written. */
export function damaged(why: string, cause?: unknown): AppError {
  return new AppError('handover_damaged', `the hand-over file is damaged: ${why}`, {}, { cause });
}

function readHeader(json: Buffer): HandoverHeader {
  const text = parse(json);
  const version = handoverVersionSchema.safeParse(text);
  if (!version.success) throw damaged('its header is wrong');
  if (version.data.version > HANDOVER_VERSION)
    throw new AppError('handover_newer', 'a later format', { version: version.data.version });
  const header = handoverHeaderSchema.safeParse(text);
  if (!header.success) throw damaged('its header is wrong', header.error);
  return header.data;
}

function parse(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch (error) {
    throw damaged('its header is no JSON', error);
  }
}

async function readStart(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAGIC.length + LENGTH_BYTES + MOST_HEADER_BYTES));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function checksum(path: string, end: number, signal: AbortSignal): Promise<{ sum: Buffer; last: Buffer }> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { end: end - 1, signal })) hash.update(piece as Buffer);
  const last: Buffer[] = [];
  for await (const piece of createReadStream(path, { start: end, signal })) last.push(piece as Buffer);
  return { sum: hash.digest(), last: Buffer.concat(last) };
}
