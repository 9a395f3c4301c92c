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
  const dialects = await Promise.all(own);
  return [...dialects, ivantiDialect(await readCsvDialect(place))];
}

/** Ivanti's own file has no fewer columns when it is written, so its dialect says more; here only names count. */
function ivantiDialect({ columns, ignored }: CsvDialect): ImportDialect {
  const named = Object.entries(columns).map(([field, { header, synonyms }]) => [field, [header, ...synonyms]]);
  return {
    name: 'ivanti-self-maintained',
    columns: Object.fromEntries(named) as ImportDialect['columns'],
    order: [],
    others: 'attribute',
    ignored,
  };
}
