import { describe, expect, it } from 'vitest';
import { chooseLanguage, chooseLocale, createFormat, formatFor } from '../../../src-renderer/text/format.ts';

const now = new Date('2026-11-22T12:00:00Z');
const past = (ms: number) => new Date(now.getTime() - ms).toISOString();
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('times in words', () => {
  it.each([
    ['en-GB', 5 * SECOND, 'now'],
    ['en-GB', 40 * SECOND, '1 min ago'],
    ['en-US', 3 * MINUTE + 59 * SECOND, '3 min ago'],
    ['en-US', -5 * MINUTE, 'in 5 min'],
    ['en-US', 2 * HOUR, '2 hr ago'],
    ['en-GB', DAY, 'yesterday'],
    ['fr', 3 * MINUTE, 'il y a 3 min'],
    ['fr', 2 * HOUR, 'il y a 2 h'],
    ['fr', DAY, 'hier'],
  ])('in %s, %d ms ago is “%s”', (locale, ms, words) => {
    expect(createFormat(locale).ago(past(ms), now).replaceAll(/\s/g, ' ')).toBe(words);
  });

  it('becomes a date after a week', () => {
    expect(createFormat('en-GB').ago(past(9 * DAY), now)).toBe('13 Nov 2026');
  });

  it('is nothing for what is not a time', () => {
    expect(createFormat('en').ago('soon', now)).toBe('');
  });
});

describe('durations', () => {
  it.each([
    [200, '1 sec'],
    [44_100, '45 sec'],
    [61_000, '2 min'],
    [3_600_000, '1 hr'],
    [4_800_000, '1 hr 20 min'],
  ])('%d ms is “%s”', (ms, words) => {
    expect(createFormat('en-US').duration(ms)).toBe(words);
  });

  it('speaks French', () => {
    expect(createFormat('fr').duration(4_800_000).replaceAll(/\s/g, ' ')).toBe('1 h 20 min');
  });
});

describe('numbers', () => {
  it('are grouped as the reader groups them', () => {
    expect(createFormat('en-GB').number(1_000_000)).toBe('1,000,000');
    expect(createFormat('fr').number(1_000_000)).toBe('1\u202f000\u202f000');
  });

  it('are percent as the reader writes them', () => {
    expect(createFormat('en').percent(0.374)).toBe('37%');
    expect(createFormat('fr').percent(0.374)).toMatch(/^37\s%$/);
  });
});

describe('the formatters of a locale', () => {
  it('are made once, as making them takes longer than drawing a row', () => {
    expect(formatFor('fr')).toBe(formatFor('fr'));
    expect(formatFor('fr').number(1000)).not.toBe(formatFor('en').number(1000));
  });
});

describe('language and locale', () => {
  it('follow the system when it speaks one of ours, and English otherwise', () => {
    expect(chooseLanguage('system', 'fr-CA')).toBe('fr');
    expect(chooseLanguage('system', 'en-GB')).toBe('en');
    expect(chooseLanguage('system', 'nl-NL')).toBe('en');
    expect(chooseLanguage('fr', 'en-GB')).toBe('fr');
  });

  it('keep the region of a system that speaks the chosen language', () => {
    expect(chooseLocale('en', 'en-GB')).toBe('en-GB');
    expect(chooseLocale('fr', 'en-GB')).toBe('fr');
  });
});

describe('sizes of files', () => {
  it.each([
    ['en-GB', 0, '0 bytes'],
    ['en-GB', 723, '723 bytes'],
    ['fr', 135, '135 octets'],
    ['en-GB', 77_824, '77.8 kB'],
    ['en-GB', 2_720_000, '2.72 MB'],
    ['fr', 198_000_000, '198 Mo'],
    ['en-GB', 4_200_000_000_000, '4,200 GB'],
  ])('in %s, %d bytes are “%s”', (locale, bytes, words) => {
    expect(createFormat(locale).bytes(bytes).replaceAll(/\s/g, ' ')).toBe(words);
  });
});
