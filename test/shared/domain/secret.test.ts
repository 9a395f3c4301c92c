import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { enrollmentTokenSecret, isSecretName, secretNames } from '#shared/domain/secret.ts';

describe('the names of secrets', () => {
  it('are those of the connection, and one for the enrolment token of each profile', () => {
    expect(secretNames.every(isSecretName)).toBe(true);
    for (const profileId of ['9f8e7d6c5b4a39281706', 'own-3f2c9c1e-7d55-4a8e-9a57-1f1d0c7d2b11']) {
      const name = enrollmentTokenSecret(profileId as ProfileId);
      expect([name, isSecretName(name)]).toEqual([`enrollmentToken.${profileId}`, true]);
    }
  });

  it('are nothing else: no path, no name of another kind, none that is empty or endless', () => {
    const wrong = ['', 'password', 'enrollmentToken', 'enrollmentToken.', 'enrollmentToken.../x', '__proto__'];
    expect([...wrong, `enrollmentToken.${'x'.repeat(65)}`, 'enrollmentToken.a b'].filter(isSecretName)).toEqual([]);
  });
});
