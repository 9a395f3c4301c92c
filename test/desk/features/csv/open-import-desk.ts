import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ImportPreview, ImportResult, ImportRow, ImportTarget } from '#shared/domain/csv-import.ts';
import { imeiCheckDigit } from '#shared/domain/imei.ts';
import type { KnoxDevice } from '#shared/domain/knox-records.ts';
import { commitImport } from '../../../../src-main/desk/features/csv/commit-import.ts';
import { getImport } from '../../../../src-main/desk/features/csv/get-import.ts';
import { getImportResult } from '../../../../src-main/desk/features/csv/get-import-result.ts';
import { listImportRows } from '../../../../src-main/desk/features/csv/list-import-rows.ts';
import { openImport } from '../../../../src-main/desk/features/csv/open-import.ts';
import { readImportDialects } from '../../../../src-main/desk/remote/import-dialects.ts';
import type { Services } from '../../../../src-main/desk/services.ts';
import { createMemorySecrets } from '../../../helpers/memory-secrets.ts';
import { addProfile, fill, knoxDevice, makeTestFolder, openTestWorkspace } from '../../db/open-test-workspace.ts';
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
    ...{ osUser: 'depot', appVersion: '0.1.0', folder, demo: null, secrets: createMemorySecrets() },
    workspace: { id: 'w1', name: 'Test depot', kind: 'tenant' },
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

/** A file with this text, as a person would choose it. */
export function fileWith(text: string, name = 'devices.csv'): string {
  const path = join(makeTestFolder(), name);
  writeFileSync(path, text);
  return path;
}

/** An IMEI with a right check digit. */
export function imeiOf(number: number): string {
  const body = `35180011${String(number).padStart(6, '0')}`;
  return body + imeiCheckDigit(body);
}

/** Devices of the tenant by number, with IMEIs whose check digits are right. */
export function tenantOf(numbers: readonly number[], special: Partial<KnoxDevice> = {}): KnoxDevice[] {
  return numbers.map((number) => knoxDevice(number, { imei: imeiOf(number), ...special }));
}

/** Does with an open file what a target says, and answers what was done. */
export async function committed(
  test: TestServices,
  stagedId: string,
  target: ImportTarget,
  mode: 'good-rows' | 'all-or-nothing' = 'good-rows',
): Promise<ImportResult> {
  await ended(test, commitImport(test.services, { stagedId, target, mode }) as { jobId: string });
  return getImportResult(test.services, { stagedId });
}

/** What the activity log has, newest last. */
export function logged(test: TestServices): { action: string; facts: Record<string, unknown> }[] {
  const rows = test.services.db.prepare('SELECT action, facts FROM main.activity ORDER BY entry').all();
  return (rows as { action: string; facts: string }[]).map(({ action, facts }) => ({
    action,
    facts: JSON.parse(facts),
  }));
}
