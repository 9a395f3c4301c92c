import { describe, expect, it } from 'vitest';
import { findsImport } from '../../../../src-renderer/features/csv/finds-import.ts';
import { importEn } from '../../../../src-renderer/text/import-en.ts';
import { importFr } from '../../../../src-renderer/text/import-fr.ts';

const wordsOf = ({ action, also }: { action: string; also: string }) => `${action} ${also}`;

describe('Import CSV in the search field', () => {
  it('is found by the beginnings of its words in both languages', () => {
    for (const text of ['import', 'CSV', 'imp csv', 'deliv', 'Excel'])
      expect(findsImport(wordsOf(importEn), text)).toBe(true);
    for (const text of ['Importer', 'bon de livr', 'fichier', 'revendeur'])
      expect(findsImport(wordsOf(importFr), text)).toBe(true);
  });

  it('stays away from other texts and from a single letter', () => {
    for (const text of ['', 'i', '3569', 'R58', 'import profile', '…'])
      expect(findsImport(wordsOf(importEn), text)).toBe(false);
  });
});
