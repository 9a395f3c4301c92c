import { expect, it } from 'vitest';
import { passphraseFault } from '../../../../src-renderer/features/handover/passphrase-form.ts';

it('finds a passphrase that is weak or typed twice differently, and no fault in one that is composed differently', () => {
  expect(passphraseFault({ first: 'short', again: 'short' })).toBe('weak');
  expect(passphraseFault({ first: 'four quiet words travel', again: 'four quiet words' })).toBe('unequal');
  expect(passphraseFault({ first: 'quatre mots d’e\u0301te\u0301', again: 'quatre mots d’\u00e9t\u00e9 ' })).toBeNull();
});
