import { createCipheriv, createDecipheriv } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import { damaged } from './file-envelope.ts';

const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** What chunks are sealed with. `nonce` is 7 bytes; a chunk's number and whether it is the last one make the other 5. */
export type Seal = { key: Buffer; nonce: Buffer; head: Buffer; chunkBytes: number };

/**
 * Seals bytes chunk by chunk, so that none is used before it was found genuine, whatever the length of the file. The number of
 * each chunk and the end are part of its nonce: none can be left out, doubled, moved or cut off.
 */
export async function* sealChunks(bytes: AsyncIterable<Buffer>, seal: Seal): AsyncGenerator<Buffer> {
  let number = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of bytes) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    // One byte more than a chunk: the last chunk has to be known as such.
    while (rest.length > seal.chunkBytes) {
      yield sealOne(rest.subarray(0, seal.chunkBytes), seal, { number, last: false });
      rest = rest.subarray(seal.chunkBytes);
      number += 1;
    }
  }
  yield sealOne(rest, seal, { number, last: true });
}

/** Opens what sealChunks has sealed. Throws `handover_passphrase_wrong` when not even the first chunk opens, `handover_damaged`. */
export async function* openChunks(bytes: AsyncIterable<Buffer>, seal: Seal): AsyncGenerator<Buffer> {
  const size = seal.chunkBytes + TAG_BYTES;
  let number = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of bytes) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    while (rest.length > size) {
      yield openOne(rest.subarray(0, size), seal, { number, last: false });
      rest = rest.subarray(size);
      number += 1;
    }
  }
  yield openOne(rest, seal, { number, last: true });
}

type Place = { number: number; last: boolean };

function nonceAt({ nonce }: Seal, { number, last }: Place): Buffer {
  const place = Buffer.alloc(5);
  place.writeUInt32BE(number);
  place.writeUInt8(Number(last), 4);
  return Buffer.concat([nonce, place]);
}

function sealOne(chunk: Buffer, seal: Seal, place: Place): Buffer {
  const cipher = createCipheriv(CIPHER, seal.key, nonceAt(seal, place)).setAAD(seal.head);
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
}

function openOne(sealed: Buffer, seal: Seal, place: Place): Buffer {
  const end = sealed.length - TAG_BYTES;
  if (end < 0) throw damaged('a chunk is cut off');
  const decipher = createDecipheriv(CIPHER, seal.key, nonceAt(seal, place), { authTagLength: TAG_BYTES });
  decipher.setAAD(seal.head).setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
  } catch (error) {
    if (place.number > 0) throw damaged('a chunk does not open', error);
    throw new AppError('handover_passphrase_wrong', 'the first chunk does not open', {}, { cause: error });
  }
}
