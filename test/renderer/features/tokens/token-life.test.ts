import { describe, expect, it } from 'vitest';
import { endOfDay, lifeOf, usualLife, wouldExtend } from '../../../../src-renderer/features/tokens/token-life.ts';

const now = new Date('2026-11-22T10:00:00.000Z');

describe('the life that is chosen in the dialogs (behaviours 54 to 56, 89, 90)', () => {
  it('is seven days unless the person says otherwise', () => {
    expect(lifeOf(usualLife)).toBe(7);
    expect(lifeOf({ kind: 'days', days: '999' })).toBe(999);
    expect(['6', '1000', '', '7.5', '-8'].map((days) => lifeOf({ kind: 'days', days }))).toEqual(
      Array(5).fill(undefined),
    );
  });

  it('is for ever, or left to Ivanti, whatever stands in the field of days', () => {
    expect(lifeOf({ kind: 'never', days: 'x' })).toBe('never');
    expect(lifeOf({ kind: 'ivanti', days: 'x' })).toBeNull();
  });

  it('only ever lengthens a token that is extended', () => {
    expect(wouldExtend('2026-11-28T10:00:00.000Z', 7, now)).toBe(true);
    expect(wouldExtend('2026-11-30T10:00:00.000Z', 7, now)).toBe(false);
    expect(wouldExtend('2036-11-30T10:00:00.000Z', 'never', now)).toBe(true);
    expect([wouldExtend('never', 'never', now), wouldExtend(null, 7, now)]).toEqual([false, true]);
  });

  it('lasts until the end of the day a person gives', () => {
    const end = endOfDay('2026-12-24') ?? '';
    expect(new Date(end).toLocaleString('sv')).toBe('2026-12-24 23:59:59');
    expect([endOfDay(''), endOfDay('soon')]).toEqual([null, null]);
  });
});
