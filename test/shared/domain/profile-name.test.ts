import { describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_NAME } from '#shared/domain/profile.ts';
import { FORBIDDEN_IN_NAME, LONGEST_NAME, profileNameProblem } from '#shared/domain/profile-name.ts';

describe('a profile’s name', () => {
  it.each([
    'Couriers FR',
    'Équipe de nuit',
    'Depot 7 – east',
    "L'atelier, 2nd floor",
    '倉庫',
    'a'.repeat(LONGEST_NAME),
  ])('may be %s', (name) => {
    expect(profileNameProblem(name, ['Kiosks'])).toBeNull();
  });

  it.each([...FORBIDDEN_IN_NAME, '\n', '\u007f'])('may not have %j in it, which is named', (sign) => {
    expect(profileNameProblem(`Depot ${sign} east`, [])).toEqual({ kind: 'forbidden', sign });
  });

  it('names the first of several signs, even where the name is too long as well', () => {
    expect(profileNameProblem(`a?b#${'c'.repeat(LONGEST_NAME)}`, [])).toEqual({ kind: 'forbidden', sign: '?' });
  });

  it('may not be empty, nor only spaces, nor longer than a hundred signs', () => {
    expect(profileNameProblem('', [])).toEqual({ kind: 'empty' });
    expect(profileNameProblem('   ', [])).toEqual({ kind: 'empty' });
    expect(profileNameProblem('a'.repeat(LONGEST_NAME + 1), [])).toEqual({ kind: 'too-long' });
    expect(profileNameProblem(`  ${'a'.repeat(LONGEST_NAME)}  `, [])).toBeNull();
  });

  it('is given once, whatever its case and the spaces around it', () => {
    expect(profileNameProblem('  COURIERS fr ', ['Couriers FR'])).toEqual({ kind: 'taken' });
    expect(profileNameProblem('Couriers', ['Couriers FR'])).toBeNull();
  });

  it('is never the Default Profile’s (behaviour 100)', () => {
    expect(profileNameProblem(DEFAULT_PROFILE_NAME.toLowerCase(), [])).toEqual({ kind: 'taken' });
  });
});
