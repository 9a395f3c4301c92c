import { describe, expect, it } from 'vitest';
import { fitsEncryption, LONGEST_CREDENTIAL_BYTES } from '#shared/domain/device-credentials.ts';

describe('what Samsung’s key can encrypt (behaviour 6)', () => {
  it.each(['a', 'é', '€', '😀'])('is counted in bytes of UTF-8, of %s too', (sign) => {
    const most = Math.floor(LONGEST_CREDENTIAL_BYTES / Buffer.byteLength(sign));
    expect(fitsEncryption(sign.repeat(most))).toBe(true);
    expect(fitsEncryption(sign.repeat(most + 1))).toBe(false);
  });
});
