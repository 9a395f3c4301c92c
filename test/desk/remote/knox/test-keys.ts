import { generateKeyPairSync, type KeyObject } from 'node:crypto';

/** The private key of a pair as keys.json may hold it, in its four shapes, and the public key as base64 SPKI. */
export type TestKeys = {
  privateKey: KeyObject;
  publicKey: string;
  shapes: Record<'pkcs8' | 'pkcs1' | 'pkcs8Pem' | 'pkcs1Pem', string>;
};

export function makeKeys(modulusLength = 2048): TestKeys {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  const der = (type: 'pkcs8' | 'pkcs1') => privateKey.export({ type, format: 'der' }).toString('base64');
  const pem = (type: 'pkcs8' | 'pkcs1') => privateKey.export({ type, format: 'pem' }).toString();
  return {
    privateKey,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    shapes: { pkcs8: der('pkcs8'), pkcs1: der('pkcs1'), pkcs8Pem: pem('pkcs8'), pkcs1Pem: pem('pkcs1') },
  };
}
