import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { isRecord } from './json-record.ts';
import { writeFileSafely } from './write-file-safely.ts';

/** One secret as it lies in the file: base64 parts of AES-256-GCM. */
type SealedSecret = { iv: string; tag: string; data: string };

/** The file as it was read: names are kept even when this version does not know them. */
export type SealedSecrets = Readonly<Record<string, SealedSecret>>;

/** `unreadable` is a file that may hold secrets and must not be written over. */
export type SecretsFileContent = { state: 'ok'; secrets: SealedSecrets } | { state: 'unreadable'; reason: string };

const format = 'muster-secrets';
const version = 1;

function unreadable(reason: string): SecretsFileContent {
  return { state: 'unreadable', reason };
}

/** Reads the file; none there is an empty one. A mode wider than 0600 is narrowed, another owner is refused. */
export function readSecretsFile(path: string): SecretsFileContent {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return { state: 'ok', secrets: {} };
    const self = process.getuid?.();
    if (self !== undefined && found.uid !== self) return unreadable('belongs to another account');
    if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) chmodSync(path, 0o600);
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return unreadable(error instanceof SyntaxError ? 'is damaged' : String(error));
  }
}

function parse(text: string): SecretsFileContent {
  const content: unknown = JSON.parse(text);
  if (!isRecord(content) || content.format !== format) return unreadable('is not a file of secrets');
  if (content.version !== version) return unreadable('was written by another version');
  const secrets = content.secrets;
  if (!isRecord(secrets)) return unreadable('is damaged');
  const sealed = Object.entries(secrets);
  if (!sealed.every((entry): entry is [string, SealedSecret] => isSealed(entry[1]))) return unreadable('is damaged');
  return { state: 'ok', secrets: Object.fromEntries(sealed) };
}

function isSealed(value: unknown): value is SealedSecret {
  return isRecord(value) && ['iv', 'tag', 'data'].every((part) => typeof value[part] === 'string');
}

/** Replaces the file as a whole. */
export function writeSecretsFile(path: string, secrets: SealedSecrets, writtenBy: string): void {
  writeFileSafely(path, `${JSON.stringify({ format, version, writtenBy, secrets }, null, 2)}\n`);
}

/** Encrypts one secret; it opens only under the same key, for the same workspace and the same name. */
export function sealSecret(key: Buffer, place: string, value: string): SealedSecret {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad(place));
  const data = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return { iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), data: data.toString('base64') };
}

/** Decrypts one secret; null when key, place or bytes are not the ones it was sealed with. */
export function openSecret(key: Buffer, place: string, sealed: SealedSecret): string | null {
  try {
    const iv = Buffer.from(sealed.iv, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 }).setAAD(aad(place));
    decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function aad(place: string): Buffer {
  return Buffer.from(`${format}/${version}/${place}`, 'utf8');
}
