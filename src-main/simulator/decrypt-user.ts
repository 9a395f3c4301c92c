import { constants, createPrivateKey, privateDecrypt } from 'node:crypto';
import { encryptionPrivateKey } from './simulator-keys.ts';

const key = createPrivateKey({ key: Buffer.from(encryptionPrivateKey, 'base64'), format: 'der', type: 'pkcs8' });

/**
 * The text behind base64 of an RSA PKCS#1 v1.5 block made with the simulator's public key; null when it is none. The
 * padding is taken off by hand, because newer runtimes refuse to do it for a private key (CVE-2023-46809).
 */
export function decryptUserField(base64: string): string | null {
  if (!/^[A-Za-z0-9+/]{342}==$/.test(base64)) return null;
  try {
    const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, Buffer.from(base64, 'base64'));
    const end = block.indexOf(0, 2);
    if (block.length !== 256 || block[0] !== 0 || block[1] !== 2 || end < 10) return null;
    return new TextDecoder('utf-8', { fatal: true }).decode(block.subarray(end + 1));
  } catch {
    return null;
  }
}
