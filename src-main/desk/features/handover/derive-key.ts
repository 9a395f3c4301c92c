import { scrypt } from 'node:crypto';
import type { HandoverHeader } from '#shared/domain/handover-header.ts';
import { normalisePassphrase } from '#shared/domain/passphrase.ts';

const KEY_BYTES = 32;
const KIBIBYTE = 1024;

/** 128 MB and about half a second for every guess, on hardware of today. */
export const SCRYPT: Omit<HandoverHeader['kdf'], 'name' | 'salt'> = { N: 131_072, r: 8, p: 1 };

/** The key of a file from a passphrase, by scrypt, worked out beside the desk: it goes on answering. */
export function deriveKey(passphrase: string, { N, r, p, salt }: Omit<HandoverHeader['kdf'], 'name'>): Promise<Buffer> {
  // What scrypt needs is 128 * N * r bytes and a little more.
  const options = { N, r, p, maxmem: 128 * N * r + 128 * r * p + KIBIBYTE * KIBIBYTE };
  return new Promise((resolve, reject) => {
    const secret = Buffer.from(normalisePassphrase(passphrase), 'utf8');
    scrypt(secret, Buffer.from(salt, 'base64'), KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
