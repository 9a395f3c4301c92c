import { describe, expect, it } from 'vitest';
import { LONGEST_CREDENTIAL_BYTES } from '#shared/domain/device-credentials.ts';
import { createUserEncryption } from '../../../../src-main/desk/remote/knox/encrypt-user.ts';
import { decryptUserField } from '../../../../src-main/simulator/decrypt-user.ts';
import { encryptionPublicKey } from '../../../../src-main/simulator/simulator-keys.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { usualKnoxWire } from './usual-wire.ts';

describe('encrypting users and passwords (behaviour 6)', () => {
  it.each(['a', 'p@ss; "word"', 'ÄÖ€😀', 'x'.repeat(LONGEST_CREDENTIAL_BYTES)])(
    'makes of %j what the server reads',
    (text) => {
      const encrypt = createUserEncryption(encryptionPublicKey);
      const [one, other] = [encrypt(text), encrypt(text)];
      expect(one).toMatch(/^[A-Za-z0-9+/]{342}==$/);
      expect(one).not.toBe(other);
      expect(decryptUserField(one)).toBe(text);
    },
  );

  it('refuses what is too long, and a key that is none', async () => {
    const encrypt = createUserEncryption(encryptionPublicKey);
    expect(await thrownCode(() => encrypt('x'.repeat(LONGEST_CREDENTIAL_BYTES + 1)))).toBe('input_invalid');
    expect(await thrownCode(() => createUserEncryption('bm9uZQ==')('x'))).toBe('encryption_key_wrong');
  });

  it('is by Samsung’s published key unless another one is named', async () => {
    const { encryption } = await usualKnoxWire();
    const encrypted = createUserEncryption(encryption.publicKey)('someone');
    expect(encrypted).toHaveLength(344);
    expect(decryptUserField(encrypted)).not.toBe('someone');
  });
});
