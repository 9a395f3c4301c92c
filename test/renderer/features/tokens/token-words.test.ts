import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../../src-renderer/features/tokens/token-timeline.ts';
import { changeSign, leftWords, voidSince } from '../../../../src-renderer/features/tokens/token-words.ts';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const words = (locale: string, end: string | 'never' | null) =>
  leftWords(createI18n(locale).t, standingOf(end, now, 3));

describe('the words of a token', () => {
  it('say how long it has, or has been dead', () => {
    const ends = [
      ...['2026-11-13T00:00:00.000Z', '2026-11-22T09:00:00.000Z', '2026-11-22T20:00:00.000Z'],
      ...['2026-11-23T12:00:00.000Z', '2027-01-02T12:00:00.000Z', 'never'],
    ];
    expect([...ends, null].map((end) => words('en', end))).toEqual([
      ...['Expired 9 days ago', 'Just expired', 'Less than a day', '1 day', '41 days', 'Never expires', 'Not known'],
    ]);
    expect([...ends, null].map((end) => words('fr', end))).toEqual([
      ...['Expiré depuis 9 jours', 'Vient d’expirer', 'Moins d’un jour', '1 jour', '41 jours', 'N’expire jamais'],
      'Inconnue',
    ]);
  });

  it('show a change by what it asks of the person', () => {
    expect((['waiting', 'sending', 'unconfirmed'] as const).map((state) => changeSign(state).tone)).toEqual([
      ...['waiting', 'waiting', 'waiting'],
    ]);
    expect((['conflict', 'refused', 'parked'] as const).map((state) => changeSign(state).tone)).toEqual([
      ...['conflict', 'failed', 'failed'],
    ]);
  });

  it('call sheets void that were printed before the token got its value', () => {
    const issuedAt = '2026-11-20T08:00:00.000Z';
    expect(voidSince({ issuedAt, printedAt: '2026-11-19T08:00:00.000Z' })).toBe(issuedAt);
    expect(voidSince({ issuedAt, printedAt: '2026-11-21T08:00:00.000Z' })).toBeNull();
    expect(voidSince({ issuedAt, printedAt: null })).toBeNull();
    expect(voidSince({ issuedAt: null, printedAt: '2026-11-19T08:00:00.000Z' })).toBeNull();
  });
});
