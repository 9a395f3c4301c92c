import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvForm, toCsvLine, unguardCell } from '#shared/domain/csv-row.ts';
import { fileWith, imeiOf, opened, openImportDesk, rowsOf } from './open-import-desk.ts';

const sign = fc.constantFrom(...'=+-@＝＋－＠\'"', ',', ';', '\n', '\t', ' ', 'é', '数', '1', 'a', '|');
const text = fc
  .string({ unit: sign, minLength: 1, maxLength: 12 })
  .map((value) => value.trim())
  .filter((value) => value !== '');

describe('what is exported is imported as it was', () => {
  for (const form of ['guarded', 'raw'] as CsvForm[]) {
    it(`${form}: identifiers, and every word of a custom attribute`, { timeout: 60_000 }, async () => {
      const test = await openImportDesk();
      // In a raw file nobody can tell a guard from a word that begins like one.
      const word = form === 'raw' ? text.filter((value) => unguardCell(value) === value) : text;
      await fc.assert(
        fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 30 }), async (words) => {
          const lines = words.map((value, n) =>
            toCsvLine([imeiOf(n), `R58N${String(n).padStart(7, '0')}`, value], form),
          );
          const csv =
            (form === 'guarded' ? '\ufeff' : '') +
            [toCsvLine(['IMEI', 'Serial number', 'Site'], form), ...lines].join('');
          const { stagedId } = await opened(test, fileWith(csv));
          const rows = rowsOf(test, stagedId);
          expect(rows.map(({ cells }) => cells)).toEqual(
            words.map((value, n) => [imeiOf(n), `R58N${String(n).padStart(7, '0')}`, value]),
          );
          expect(rows.every(({ verdict, notes }) => verdict === 'accepted' && notes.length === 0)).toBe(true);
        }),
        { numRuns: 60 },
      );
    });
  }
});
