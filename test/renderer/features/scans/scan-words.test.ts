import { describe, expect, it } from 'vitest';
import { type Scan, scanVerdicts } from '#shared/domain/scan-verdict.ts';
import { isConverted, whatToDo } from '../../../../src-renderer/features/scans/scan-words.ts';
import { createFormat } from '../../../../src-renderer/text/format.ts';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';

const textFor = (locale: string) => ({ t: createI18n(locale).t, format: createFormat(locale) });
const scan = (changes: Partial<Scan>): Scan => ({
  ...{ scan: 1, at: '2026-11-26T09:00:00.000Z', verdict: 'good', text: '353227410022505' },
  ...{ imei: null, imei2: null, serial: null, deviceId: null, model: null, profileName: null, before: null },
  ...changes,
});
const say = (changes: Partial<Scan>, locale = 'en') => whatToDo(textFor(locale), scan(changes));

describe('what to do with the device in the hand', () => {
  it('is said of every verdict in both languages, each with its own sentence', () => {
    for (const locale of ['en', 'fr']) {
      const sentences = scanVerdicts.map((verdict) =>
        say({ verdict, text: '353227410022504', profileName: 'Vans' }, locale),
      );
      for (const sentence of sentences) expect(sentence).not.toMatch(/scans\.|\{\{|undefined|null/);
      // A text that is no device is explained by what is wrong with it, whatever the verdict.
      expect(new Set(sentences).size).toBeGreaterThanOrEqual(scanVerdicts.length - 2);
    }
  });

  it('says the right digit, the number of digits, and what the code is instead', () => {
    expect(say({ verdict: 'bad-check-digit', text: '353227410022504' })).toContain('should be 5');
    expect(say({ verdict: 'unreadable', text: '35322741002' })).toContain('11 digits');
    expect(say({ verdict: 'unreadable', text: '8806095061955' })).toContain('product code');
    expect(say({ verdict: 'unreadable', text: '088060950000000015' })).toContain('carton');
    expect(say({ verdict: 'swapped', text: 'R58M315CL4T R58M315CL5T' })).toContain('one by one');
    expect(say({ verdict: 'swapped', text: '353227410022505 R58M315CL4T' })).toContain('two devices');
  });

  it('says where it was scanned before, and which profile it is in', () => {
    const before = { at: '2026-11-25T09:00:00.000Z', batchName: 'Pallet 9' };
    expect(say({ verdict: 'already-scanned', before })).toContain('Pallet 9');
    expect(say({ verdict: 'already-scanned' })).toContain('before');
    expect(say({ verdict: 'wrong-profile', profileName: 'Kiosk' })).toContain('Kiosk');
  });

  it('tells of a scanner with another keyboard', () => {
    expect(isConverted(scan({ text: '"("ééè\'&ààéé(à(' }))).toBe(true);
    expect(isConverted(scan({}))).toBe(false);
  });
});
