import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rowRefusals } from '#shared/domain/self-maintained.ts';
import { reasonWords } from '../../../../src-renderer/features/self-maintained/self-maintained-commands.ts';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';

const dialect = JSON.parse(readFileSync('resources/csv-dialects/ivanti-self-maintained.json', 'utf8')) as {
  ignored: string[];
};

describe('the words beside refused rows that are saved', () => {
  for (const language of ['en-GB', 'fr']) {
    const { t } = createI18n(language);

    it(`leave a place for what is known of the row only: ${language}`, () => {
      const words = reasonWords(t);
      expect(Object.keys(words).sort()).toEqual([...rowRefusals].sort());
      for (const reason of ['imei-length', 'imei-check', 'imei-twice', 'too-long'] as const)
        expect(words[reason]).toContain('%detail%');
      expect(Object.values(words).filter((sentence) => sentence.includes('{{'))).toEqual([]);
    });

    it(`stand under a header that is no attribute when the file comes back, as in an inventory: ${language}`, () => {
      expect(dialect.ignored).toContain(t('selfMaintained.reasonHeader'));
      expect(dialect.ignored).toContain(t('selfMaintained.inventory.header'));
    });
  }
});
