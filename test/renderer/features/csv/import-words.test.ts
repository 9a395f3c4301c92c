import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ImportNote, importRefusals, importRemarks } from '#shared/domain/csv-import.ts';
import { importDialectNames, importDialectSchema } from '#shared/domain/import-dialect.ts';
import { noteWords, refusalWords, rowWords } from '../../../../src-renderer/features/csv/import-words.ts';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';
import { importEn } from '../../../../src-renderer/text/import-en.ts';
import { importFr } from '../../../../src-renderer/text/import-fr.ts';

const { t } = createI18n('en');
const note = (changes: Partial<ImportNote>): ImportNote => ({
  ...{ column: 'IMEI', what: 'cleaned', cell: '="35"', detail: '35', ...changes },
});

describe('what is said of rows', () => {
  it('has words for every refusal and every correction, with the value or the line in them', () => {
    for (const what of [...importRefusals, ...importRemarks])
      expect(noteWords(t, note({ what }))).not.toContain('import.');
    expect(noteWords(t, note({}))).toBe('Read as 35.');
    expect(noteWords(t, note({ what: 'serial-unusual', cell: 'X1', detail: null }))).toContain('X1');
    expect(noteWords(t, note({ what: 'imei-crossed', detail: '7' }))).toContain('(line 7)');
    expect(noteWords(t, note({ what: 'imei-crossed', detail: null }))).not.toContain('line');
  });

  it('begins on one line with what refuses the row', () => {
    const words = rowWords(t, [note({}), note({ what: 'twice', detail: '4' })]);
    expect(words).toMatch(/^The same identifier stands in line 4.*Read as 35\.$/);
  });

  it('leaves a place for what is known of each refused row that is saved', () => {
    expect(refusalWords(t)['imei-check']).toContain('%detail%');
    expect(Object.keys(refusalWords(t)).sort()).toEqual([...importRefusals].sort());
  });

  it('stands in a column that no kind of file takes for something of a device when it comes back', () => {
    for (const name of importDialectNames) {
      const file = join('resources', 'csv-dialects', `${name}.json`);
      const { ignored } = importDialectSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      expect(ignored).toEqual(expect.arrayContaining([importEn.list.reasonHeader, importFr.list.reasonHeader]));
    }
  });
});
