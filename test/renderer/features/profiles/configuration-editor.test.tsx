import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '#shared/domain/configuration.ts';
import { findingLevels } from '#shared/domain/configuration-finding.ts';
import { extraName } from '#shared/domain/known-keys.ts';
import { ConfigurationDiff } from '../../../../src-renderer/features/profiles/ConfigurationDiff.tsx';
import { ConfigurationEditor } from '../../../../src-renderer/features/profiles/ConfigurationEditor.tsx';
import { configurationEn } from '../../../../src-renderer/text/configuration-en.ts';
import { configurationFr } from '../../../../src-renderer/text/configuration-fr.ts';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';

function drawn(part: ReactNode, locale = 'en'): string {
  return renderToStaticMarkup(
    <I18nextProvider i18n={createI18n(locale)}>
      <MantineProvider>{part}</MantineProvider>
    </I18nextProvider>,
  );
}

const editorOf = (value: Configuration, locale?: string) =>
  drawn(<ConfigurationEditor value={value} onChange={() => undefined} />, locale);
const headings = (html: string, tag: string) =>
  [...html.matchAll(new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`, 'g'))].map((match) => match[1]);

describe('the configuration editor (behaviours 57 to 59, 87)', () => {
  it('has the document’s three groups, in both languages', () => {
    expect(headings(editorOf([]), 'h3').slice(0, 3)).toEqual([
      'Ivanti specific keys',
      'Pre-Defined Android System Extras',
      'Custom Android System Keys',
    ]);
    expect(headings(editorOf([], 'fr'), 'h3').slice(0, 3)).toEqual([
      'Clés spécifiques Ivanti',
      'Extras système Android prédéfinis',
      'Clés système Android personnalisées',
    ]);
  });

  it('shows a secret only in a field that masks it', () => {
    const html = editorOf([
      { group: 'ivanti', name: 'pin', value: 'secret-pin' },
      { group: 'system', name: extraName('WIFI_PASSWORD'), value: 'secret-wifi' },
    ]);
    const fields = [...html.matchAll(/<input[^>]*value="secret-[^>]*>/g)].map(([field]) => field);
    expect(fields).toHaveLength(2);
    expect(fields.every((field) => field.includes('type="password"'))).toBe(true);
    expect(html.replaceAll(/<input[^>]*>/g, '')).not.toContain('secret-');
  });

  it('says what is wrong in a word, a shape and a sentence, and offers the correction', () => {
    const html = editorOf([{ group: 'ivanti', name: 'quickStart', value: 'true' }]);
    expect(html).toContain(configurationEn.finding.boolean_expected);
    expect(html).toContain('>Error<');
    expect(html).toContain('1 error');
    expect(html).toContain('Use true');
    expect(html).toContain('aria-invalid="true"');
  });
});

describe('a difference of two configurations on the screen', () => {
  it('names what happens to each key with both values, secrets not shown', () => {
    const before: Configuration = [
      { group: 'ivanti', name: 'server', value: 'eu1.example' },
      { group: 'ivanti', name: 'password', value: 'old-secret' },
    ];
    const after: Configuration = [{ group: 'ivanti', name: 'password', value: 'new-secret' }];
    const html = drawn(<ConfigurationDiff before={before} after={after} />);
    expect(html).toContain('Removed');
    expect(html).toContain('Changed');
    expect(html).toContain('eu1.example');
    expect(html).not.toContain('secret');
  });

  it('says so when there is none', () => {
    expect(drawn(<ConfigurationDiff before={[]} after={[]} />)).toContain(configurationEn.diff.none);
  });
});

describe('the sentences of the linter', () => {
  for (const [language, { finding }] of [
    ['English', configurationEn],
    ['French', configurationFr],
  ] as const) {
    it(`are whole and different for every code in ${language}`, () => {
      expect(Object.keys(finding).sort()).toEqual(Object.keys(findingLevels).sort());
      const sentences = Object.values(finding);
      expect(sentences.filter((sentence) => !/^(?:\p{Lu}|«|“|\{).{15,}\.$/u.test(sentence))).toEqual([]);
      expect(new Set(sentences).size).toBe(sentences.length);
    });
  }
});
