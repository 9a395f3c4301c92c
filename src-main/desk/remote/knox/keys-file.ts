import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { AppError } from '#shared/errors.ts';
import { isObject } from '../read-answer.ts';
import { publicKeyText } from './knox-jwt.ts';

/** What keys.json held, checked: the private key as PKCS#8 PEM, and its public half as base64 SPKI. */
export type KeysFile = { privateKeyPem: string; publicKey: string; identifier: string | null };

/** Why a file is no keys file of Samsung's portal. */
export type KeysFileProblem = { code: 'keys_file_wrong' | 'keys_file_foreign'; problem: string };

const LARGEST_BYTES = 64 * 1024;
const LEAST_BITS = 1024;

/**
 * Reads the text of keys.json (knox-api 1.1): `Private` as PKCS#1 or PKCS#8, with or without PEM armour, and `Public`,
 * which has to be its other half when it can be read at all.
 */
export function readKeysFile(text: string): KeysFile | KeysFileProblem {
  const fields = parseObject(text);
  if (fields === null) return wrong('not JSON');
  const privateText = field(fields, 'private');
  if (privateText === null) return wrong('no field Private');
  const privateKey = readPrivateKey(privateText);
  if (typeof privateKey === 'string') return wrong(privateKey);
  const publicKey = publicKeyText(privateKey);
  const given = readPublicKey(field(fields, 'public') ?? '');
  if (given !== null && given !== publicKey) {
    return { code: 'keys_file_foreign', problem: 'Public does not belong to Private' };
  }
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { privateKeyPem, publicKey, identifier: field(fields, 'identifier') };
}

/** Reads and checks a keys.json at an absolute path; throws AppError `keys_file_unreadable`, `_wrong` or `_foreign`. */
export async function loadKeysFile(path: string): Promise<KeysFile> {
  const text = await readSmallFile(path).catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new AppError('keys_file_unreadable', `the keys file cannot be read: ${reason}`, { reason });
  });
  const result = readKeysFile(text);
  if ('privateKeyPem' in result) return result;
  throw new AppError(result.code, `the keys file is refused: ${result.problem}`, { problem: result.problem });
}

/** The private key behind the secret `knox.privateKey`: PEM, its bare base64, or a whole keys.json. Throws AppError. */
export function privateKeyOf(secret: string): KeyObject {
  const text = secret.trim();
  const file = text.startsWith('{') ? readKeysFile(text) : { privateKeyPem: text };
  if ('code' in file) throw new AppError(file.code, `the stored keys are refused: ${file.problem}`);
  const key = readPrivateKey(file.privateKeyPem);
  if (typeof key === 'string') throw new AppError('keys_file_wrong', `the stored key is refused: ${key}`);
  return key;
}

async function readSmallFile(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size <= LARGEST_BYTES) return readFile(path, 'utf8');
  throw new AppError('keys_file_wrong', 'the keys file is too large', { problem: 'too large' });
}

/** The key, or what is wrong with the text. */
function readPrivateKey(text: string): KeyObject | string {
  if (text.includes('ENCRYPTED')) return 'Private is protected by a password';
  const der = Buffer.from(withoutArmour(text), 'base64');
  const key =
    attempt(() => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })) ??
    attempt(() => createPrivateKey({ key: der, format: 'der', type: 'pkcs1' }));
  if (key === null) return 'Private is no private key';
  if (key.asymmetricKeyType !== 'rsa') return 'Private is no RSA key';
  return (key.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_BITS ? 'Private is too short' : key;
}

/** A public key as base64 SPKI; null when it is in a form we do not read: the private key tells it anyway. */
function readPublicKey(text: string): string | null {
  const der = Buffer.from(withoutArmour(text), 'base64');
  const key =
    attempt(() => createPublicKey({ key: der, format: 'der', type: 'spki' })) ??
    attempt(() => createPublicKey({ key: der, format: 'der', type: 'pkcs1' }));
  return key === null ? null : key.export({ type: 'spki', format: 'der' }).toString('base64');
}

function withoutArmour(text: string): string {
  return text.replace(/-----[A-Z0-9 ]+-----/g, '').replace(/\\n|\s/g, '');
}

function attempt(read: () => KeyObject): KeyObject | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function field(fields: Readonly<Record<string, unknown>>, name: string): string | null {
  const found = Object.entries(fields).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === 'string' && found.trim() !== '' ? found : null;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function wrong(problem: string): KeysFileProblem {
  return { code: 'keys_file_wrong', problem };
}
