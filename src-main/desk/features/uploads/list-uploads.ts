import type { CommandOutput } from '#shared/contract.ts';
import { readUploadSummaries } from '../../db/tables/upload-summaries.ts';
import type { Services } from '../../services.ts';

/** Every upload with its devices counted, newest first (behaviours 28, 29). */
export function listUploads({ db }: Services): CommandOutput<'uploads.list'> {
  return { uploads: readUploadSummaries(db) };
}
