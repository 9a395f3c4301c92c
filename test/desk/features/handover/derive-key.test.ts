import { expect, it } from 'vitest';
import { deriveKey, SCRYPT } from '../../../../src-main/desk/features/handover/derive-key.ts';

const salt = Buffer.alloc(16, 's').toString('base64');
const weak = { N: 16_384, r: 8, p: 1, salt };

it('makes the same key of the same passphrase, however its accents were typed, and another of another', async () => {
  const key = await deriveKey('quatre mots d’\u00e9t\u00e9', weak);
  expect(key).toHaveLength(32);
  expect(await deriveKey(' quatre mots d’e\u0301te\u0301 ', weak)).toEqual(key);
  expect(await deriveKey('Quatre mots d’\u00e9t\u00e9', weak)).not.toEqual(key);
  expect(await deriveKey('quatre mots d’\u00e9t\u00e9', { ...weak, salt: 'AAAA' })).not.toEqual(key);
});

it('costs 128 MB for every guess, and lets others work meanwhile', async () => {
  expect(128 * SCRYPT.N * SCRYPT.r).toBe(128 * 1024 * 1024);
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 5);
  await deriveKey('four quiet words travel', { ...SCRYPT, salt });
  clearInterval(turning);
  expect(turns).toBeGreaterThan(5);
});
