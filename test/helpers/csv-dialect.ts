import { readFileSync } from 'node:fs';
import { type CsvDialect, csvDialectSchema } from '#shared/domain/self-maintained-csv.ts';

/** The dialect of Self-Maintained files as it is delivered. */
export function readDeliveredDialect(): CsvDialect {
  return csvDialectSchema.parse(JSON.parse(readFileSync('resources/csv-dialects/ivanti-self-maintained.json', 'utf8')));
}
