import { expect, it } from 'vitest';
import { HANDOVER_VERSION, type HandoverHeader, handoverHeaderSchema } from '#shared/domain/handover-header.ts';

const header: HandoverHeader = {
  format: 'muster-handover',
  version: HANDOVER_VERSION,
  kdf: { name: 'scrypt', N: 131_072, r: 8, p: 1, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' },
  cipher: { name: 'aes-256-gcm', chunkBytes: 65_536, nonce: 'AAAAAAAAAA==' },
};

it('takes the header that is written', () => {
  expect(handoverHeaderSchema.parse(header)).toEqual(header);
});

it.each([
  { kdf: { ...header.kdf, N: 2 ** 22, r: 32 } },
  { kdf: { ...header.kdf, N: 100_000 } },
  { kdf: { ...header.kdf, N: 2 } },
  { kdf: { ...header.kdf, salt: 'AA==' } },
  { cipher: { ...header.cipher, name: 'rot13' } },
  { cipher: { ...header.cipher, nonce: '' } },
  { cipher: { ...header.cipher, chunkBytes: 1e9 } },
  { format: 'other' },
])('refuses parameters that are weak, foreign or would take the machine: %j', (changes) => {
  expect(handoverHeaderSchema.safeParse({ ...header, ...changes }).success).toBe(false);
});
