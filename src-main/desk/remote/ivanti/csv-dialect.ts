import { type CsvDialect, csvDialectSchema } from '#shared/domain/self-maintained-csv.ts';
import { readCorrected, type WirePlace } from '../wire-file.ts';

const FILE = 'csv-dialects/ivanti-self-maintained.json';

/** Reads what the columns of a Self-Maintained CSV are called: ours, with the workspace's corrections laid over them. */
export function readCsvDialect(place: Omit<WirePlace, 'name'>): Promise<CsvDialect> {
  return readCorrected(csvDialectSchema, { ...place, usual: FILE, file: FILE });
}
