import { constants, createPublicKey, type KeyObject, publicEncrypt } from 'node:crypto';
import { AppError } from '#shared/errors.ts';

/** Encrypts one text for Samsung: base64 of an RSA block, another one each time (knox-api 4). */
export type EncryptUser = (text: string) => string;

/** Encryption with Samsung's key, or a simulator's: base64 of SPKI without armour. Throws `encryption_key_wrong`. */
export function createUserEncryption(publicKey: string): EncryptUser {
  let key: KeyObject | null = null;
  return (text) => {
    key ??= readKey(publicKey);
    const padding = constants.RSA_PKCS1_PADDING;
    try {
      return publicEncrypt({ key, padding }, Buffer.from(text, 'utf8')).toString('base64');
    } catch (error) {
      throw new AppError('input_invalid', 'a user name or password is too long to be sent', {}, { cause: error });
    }
  };
}

function readKey(publicKey: string): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  } catch (error) {
    const details = { field: 'encryption.publicKey', sent: 'no' };
    throw new AppError('encryption_key_wrong', 'the key for users and passwords is none', details, { cause: error });
  }
}
