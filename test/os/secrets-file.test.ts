import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSecret, readSecretsFile, sealSecret, writeSecretsFile } from '../../src-main/os/secrets-file.ts';

const key = randomBytes(32);

it('opens what it sealed, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(openSecret(key, 'depot/knox.privateKey', sealSecret(key, 'depot/knox.privateKey', text))).toBe(text);
    }),
  );
});

it('opens nothing under another key, at another place, or with a shortened tag', () => {
  const sealed = sealSecret(key, 'depot/a', 'value');
  const short = { ...sealed, tag: Buffer.from(sealed.tag, 'base64').subarray(0, 4).toString('base64') };
  expect(openSecret(randomBytes(32), 'depot/a', sealed)).toBeNull();
  expect(openSecret(key, 'depot/b', sealed)).toBeNull();
  expect(openSecret(key, 'depot/a', short)).toBeNull();
});

it('never seals the same text the same way twice', () => {
  expect(sealSecret(key, 'a', 'value').data).not.toBe(sealSecret(key, 'a', 'value').data);
});

it('reads no file as one without secrets, and leaves one file behind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-secrets-file-'));
  const file = join(folder, 'secrets.json');
  expect(readSecretsFile(file)).toEqual({ state: 'ok', secrets: {} });
  const secrets = { a: sealSecret(key, 'a', 'value') };
  writeSecretsFile(file, secrets, '1.0.0');
  expect(readSecretsFile(file)).toEqual({ state: 'ok', secrets });
  expect(readdirSync(folder)).toEqual(['secrets.json']);
  rmSync(folder, { recursive: true });
});
