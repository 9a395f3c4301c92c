import { resolve } from 'node:path';
import type { ImportPreview, ImportRow } from '#shared/domain/csv-import.ts';
import type { KnoxDevice } from '#shared/domain/knox-records.ts';
import { getImport } from '../../../../src-main/desk/features/csv/get-import.ts';
import { listImportRows } from '../../../../src-main/desk/features/csv/list-import-rows.ts';
import { openImport } from '../../../../src-main/desk/features/csv/open-import.ts';
import { readImportDialects } from '../../../../src-main/desk/remote/import-dialects.ts';
import type { Services } from '../../../../src-main/desk/services.ts';
import { addProfile, fill, makeTestFolder, openTestWorkspace } from '../../db/open-test-workspace.ts';
import { endOfJob, makeTestServices, type TestServices } from '../make-test-services.ts';

export type ImportDesk = TestServices & { nudges: string[]; folder: string };

/** A desk without servers that knows two profiles and these devices; dialects are the real ones. */
export async function openImportDesk(devices: readonly KnoxDevice[] = []): Promise<ImportDesk> {
  const folder = makeTestFolder();
  const db = openTestWorkspace(folder);
  addProfile(db, 'p1', 'Kiosk A');
  addProfile(db, 'p2', 'Kiosk B');
  if (devices.length > 0) await fill(db, devices);
  const test = makeTestServices(db);
  const nudges: string[] = [];
  const places = { resourcesFolder: resolve('resources'), workspaceFolder: folder };
  const more: Partial<Services> = {
    remote: { readImportDialects: () => readImportDialects(places) } as Services['remote'],
    nudge: (reason) => void nudges.push(reason),
    ...{ osUser: 'depot', appVersion: '0.1.0', folder },
  };
  return { ...test, services: { ...test.services, ...more }, nudges, folder };
}

/** Waits for a job that is to end well; throws the error it ended with. */
export async function ended(test: TestServices, { jobId }: { jobId: string }): Promise<string> {
  const end = await endOfJob(test, jobId);
  if (!end.ok) throw Object.assign(new Error(end.error.message), end.error);
  return jobId;
}

/** Reads and judges a file to its end. */
export async function opened(test: TestServices, file: string): Promise<ImportPreview> {
  const stagedId = await ended(test, await openImport(test.services, { file }));
  return getImport(test.services, { stagedId });
}

/** Its rows, the first 200 of them. */
export function rowsOf(test: TestServices, stagedId: string): ImportRow[] {
  return listImportRows(test.services, { stagedId, first: 0, count: 200 }).rows;
}
