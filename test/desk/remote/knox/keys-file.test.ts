import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadKeysFile, privateKeyOf, readKeysFile } from '../../../../src-main/desk/remote/knox/keys-file.ts';
import { publicKeyText } from '../../../../src-main/desk/remote/knox/knox-jwt.ts';
import { expectAppError, thrown } from '../expect-app-error.ts';
import { makeKeys } from './test-keys.ts';

const keys = makeKeys();
const others = makeKeys();
const file = (fields: object) => JSON.stringify(fields);

describe('readKeysFile', () => {
  it.each(['pkcs8', 'pkcs1', 'pkcs8Pem', 'pkcs1Pem'] as const)('reads a private key in the shape %s', (shape) => {
    const result = readKeysFile(file({ Private: keys.shapes[shape], Public: keys.publicKey, Identifier: 'id' }));
    expect(result).toEqual({ privateKeyPem: keys.shapes.pkcs8Pem, publicKey: keys.publicKey, identifier: 'id' });
  });

  it('reads a file with a byte order mark, small names, lines and \\n written out', () => {
    const text = keys.shapes.pkcs1Pem.trim().replaceAll('\n', '\\n');
    expect(readKeysFile(`\uFEFF${file({ private: text })}`)).toMatchObject({ publicKey: keys.publicKey });
  });

  it('derives the public key when the file has none, or one in a form nobody else uses', () => {
    for (const Public of [undefined, '', 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 someone@somewhere']) {
      expect(readKeysFile(file({ Private: keys.shapes.pkcs8, Public }))).toMatchObject({ publicKey: keys.publicKey });
    }
  });

  it('knows a public key that belongs to another private key', () => {
    const result = readKeysFile(file({ Private: keys.shapes.pkcs8, Public: others.publicKey }));
    expect(result).toMatchObject({ code: 'keys_file_foreign' });
  });

  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  const locked = keys.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' });
  it.each([
    ['not JSON', 'certificate'],
    ['not JSON', ''],
    ['not JSON', '[]'],
    ['not JSON', keys.shapes.pkcs8Pem],
    ['no field Private', file({ client_id: 'a', private_key_id: 'b' })],
    ['no field Private', file({ Private: '', Public: keys.publicKey })],
    ['no field Private', file({ Private: 7 })],
    ['Private is no private key', file({ Private: keys.publicKey })],
    ['Private is no private key', file({ Private: keys.shapes.pkcs8.slice(0, 400) })],
    ['Private is no private key', file({ Private: 'hello' })],
    ['Private is no RSA key', file({ Private: ec })],
    ['Private is protected by a password', file({ Private: locked })],
    ['Private is too short', file({ Private: makeKeys(512).shapes.pkcs8 })],
  ])('says %s', (problem, text) => {
    expect(readKeysFile(text)).toEqual({ code: 'keys_file_wrong', problem });
  });
});

describe('privateKeyOf', () => {
  it('reads what readKeysFile gave, a bare key and a whole keys.json', () => {
    const whole = file({ Private: keys.shapes.pkcs8, Public: keys.publicKey });
    for (const secret of [keys.shapes.pkcs8Pem, keys.shapes.pkcs1, ` ${whole} `]) {
      expect(publicKeyText(privateKeyOf(secret))).toBe(keys.publicKey);
    }
  });

  it('refuses anything else without repeating it', () => {
    const error = thrown(() => privateKeyOf('CANARY'));
    expect(error.code).toBe('keys_file_wrong');
    expect(error.message).not.toContain('CANARY');
    const foreign = file({ Private: keys.shapes.pkcs8, Public: others.publicKey });
    expect(thrown(() => privateKeyOf(foreign)).code).toBe('keys_file_foreign');
  });
});

describe('loadKeysFile', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keys-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const written = (text: string) => {
    const path = join(folder, 'keys.json');
    writeFileSync(path, text);
    return path;
  };

  it('reads a file', async () => {
    const path = written(file({ Private: keys.shapes.pkcs1, Public: keys.publicKey }));
    expect(await loadKeysFile(path)).toMatchObject({ privateKeyPem: keys.shapes.pkcs8Pem });
  });

  it('says unreadable for a file that is gone or a folder, wrong for a huge or a wrong one', async () => {
    const gone = await expectAppError(loadKeysFile(join(folder, 'none.json')), 'keys_file_unreadable');
    expect(gone.details).toEqual({ reason: 'ENOENT' });
    await expectAppError(loadKeysFile(folder), 'keys_file_unreadable');
    await expectAppError(loadKeysFile(written(`{"Private": "${'A'.repeat(100_000)}"}`)), 'keys_file_wrong');
    await expectAppError(loadKeysFile(written('{}')), 'keys_file_wrong');
    const foreign = written(file({ Private: keys.shapes.pkcs8, Public: others.publicKey }));
    await expectAppError(loadKeysFile(foreign), 'keys_file_foreign');
    chmodSync(foreign, 0o600);
  });
});
