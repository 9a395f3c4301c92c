import { describe, expect, it } from 'vitest';
import { factLabel, factValue } from '../../../../src-renderer/features/changes/fact-words.ts';
import { createFormat } from '../../../../src-renderer/text/format.ts';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';

const { t } = createI18n('en-GB');
const text = { t, format: createFormat('en-GB') };

describe('what a change of a profile alters, in words', () => {
  it('names keys without what all of Android’s begin with', () => {
    expect(factLabel(t, { kind: 'key', key: 'android.app.extra.PROVISIONING_LOCALE' })).toBe('LOCALE');
    expect(factLabel(t, { kind: 'key', key: 'com.example.kiosk' })).toBe('com.example.kiosk');
    expect(factLabel(t, { kind: 'tokenEnd', key: null })).toBe('Token Expiry');
    expect(factLabel(t, { kind: 'attribute', key: 'Site' })).toBe('Site');
    expect(factLabel(t, { kind: 'serial', key: null })).toBe('Serial Number');
  });

  it('shows no secret, and truth values, lives and ends as people say them', () => {
    expect(factValue(text, 'key', 'secret')).toMatch(/^•+$/);
    expect(factValue(text, 'key', '"fr_FR"')).toBe('"fr_FR"');
    expect(factValue(text, 'withoutToken', 'true')).toBe('Yes');
    expect(factValue(text, 'systemApps', 'false')).toBe('No');
    expect(factValue(text, 'tokenDays', '30')).toBe('30 days');
    expect(factValue(text, 'tokenEnd', 'never')).toBe('Never expires');
    expect(factValue(text, 'tokenEnd', '2026-12-01T10:00:00.000Z')).toContain('2026');
    expect(factValue(text, 'tokenValue', 'new')).toBe('A new value');
    expect(factValue(text, 'user', 'Ann')).toBe('Ann');
    expect(factValue(text, 'user', null)).toBeNull();
  });
});
