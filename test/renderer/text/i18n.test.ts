import { describe, expect, it, vi } from 'vitest';
import { createI18n } from '../../../src-renderer/text/i18n.ts';

describe('counted sentences', () => {
  it.each([
    ['en-GB', 1, '1 device'],
    ['en-GB', 12_345, '12,345 devices'],
    ['fr', 1, '1 appareil'],
    ['fr', 0, '0 appareil'],
    ['fr', 12_345, '12\u202f345 appareils'],
    ['fr', 1_000_000, '1\u202f000\u202f000 d’appareils'],
  ])('in %s, %d reads “%s”', (locale, count, sentence) => {
    expect(createI18n(locale).t('devices.move.devices', { count })).toBe(sentence);
  });

  it('make no formatter of their own for the numbers they write', () => {
    const i18n = createI18n('en-GB');
    i18n.t('sync.waiting', { count: 1 });
    const made = vi.spyOn(Intl, 'NumberFormat');
    expect(i18n.t('sync.countOf', { done: 1234, total: 56_789 })).toBe('1,234 of 56,789');
    expect(made).not.toHaveBeenCalled();
    made.mockRestore();
  });

  it('follow a change of language', async () => {
    const i18n = createI18n('en-GB');
    await i18n.changeLanguage('fr');
    expect(i18n.t('shell.rail.devices')).toBe('Appareils');
  });

  it('do not escape names: a profile called “A & B” stays that', () => {
    expect(createI18n('en').t('changes.move', { count: 2, profile: 'A & B' })).toBe('Move 2 devices to A & B');
  });
});
