import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decryptUserField } from '../../src-main/simulator/decrypt-user.ts';
import { encryptionPublicKey } from '../../src-main/simulator/simulator-keys.ts';
import { encryptFor } from './knox-caller.ts';

/** Encrypts a block as it is, whatever its padding looks like. */
function encryptBlock(start: number[], text: string): string {
  const key = createPublicKey({ key: Buffer.from(encryptionPublicKey, 'base64'), format: 'der', type: 'spki' });
  const filler = Buffer.alloc(256 - start.length - 1 - text.length, 0xff);
  const block = Buffer.concat([Buffer.from(start), filler, Buffer.from([0]), Buffer.from(text)]);
  return publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, block).toString('base64');
}

describe('decryptUserField', () => {
  it('reads what was encrypted with PKCS#1 v1.5, up to 245 bytes of UTF-8', () => {
    for (const text of ['a', 'Zoë Übergroß', 'é'.repeat(122)]) {
      expect(decryptUserField(encryptFor(encryptionPublicKey, text))).toBe(text);
    }
    expect(decryptUserField(encryptBlock([0, 2], 'by hand'))).toBe('by hand');
  });

  it('reads no other padding, no short padding and no other text', () => {
    expect(decryptUserField(encryptBlock([0, 1], 'a signature block'))).toBeNull();
    expect(decryptUserField(encryptBlock([0, 2, 9, 9, 9, 0], 'too little padding'))).toBeNull();
    expect(decryptUserField('not base64 of a block')).toBeNull();
  });
});
