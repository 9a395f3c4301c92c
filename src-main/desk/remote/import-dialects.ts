import { type ImportDialect, importDialectNames, importDialectSchema } from '#shared/domain/import-dialect.ts';
import type { CsvDialect } from '#shared/domain/self-maintained-csv.ts';
import { readCsvDialect } from './ivanti/csv-dialect.ts';
import { type CorrectedPlace, readCorrected } from './wire-file.ts';

/**
 * Reads every kind of file that is understood, with the workspace's corrections laid over ours: what its columns are called
 * and the order they stand in. Throws `wire_file_wrong`.
 */
export async function readImportDialects(
  place: Pick<CorrectedPlace, 'resourcesFolder' | 'workspaceFolder'>,
): Promise<ImportDialect[]> {
  const own = importDialectNames.map(async (name) => {
    const file = `csv-dialects/${name}.json`;
    return { name, ...(await readCorrected(importDialectSchema, { ...place, usual: file, file })) };
  });
  // Before the plain list, which knows all that this one knows.
  return [ivantiDialect(await readCsvDialect(place)), ...(await Promise.all(own))];
}

/** Its own dialect says what is written too; here only what is understood counts. */
function ivantiDialect({ columns, ignored }: CsvDialect): ImportDialect {
  const named = Object.entries(columns).map(([field, { header, synonyms }]) => [field, [header, ...synonyms]]);
  return {
    name: 'ivanti-self-maintained',
    columns: Object.fromEntries(named) as ImportDialect['columns'],
    needs: ['manufacturer'],
    order: [],
    others: 'attribute',
    ignored,
  };
}
