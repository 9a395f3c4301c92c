import { describe, expect, it } from 'vitest';
import { isStrongPassphrase, normalisePassphrase } from '#shared/domain/passphrase.ts';

describe('a passphrase', () => {
  it.each(['twelve signs', 'a van by sea', 'K7#pq9!rTz2_', '  eleven sign + two blanks  ', 'éléphant bleu'])(
    'is good enough with 12 signs or 4 words: %s',
    (text) => expect(isStrongPassphrase(text)).toBe(true),
  );

  it.each(['', 'elevensigns', '  elevensigns    ', 'aaaaaaaaaaaaaaaa', 'abababababababab', 'a b c d e', 'no no no no'])(
    'is not good enough when it is short, or the same over and over: %s',
    (text) => expect(isStrongPassphrase(text)).toBe(false),
  );

  it('is the same however a keyboard composes its accents, and whatever blanks were copied along', () => {
    expect(normalisePassphrase(' e\u0301te\u0301 \n')).toBe(normalisePassphrase('\u00e9t\u00e9'));
    expect(normalisePassphrase('Two words')).not.toBe(normalisePassphrase('two words'));
  });
});
