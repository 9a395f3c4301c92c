import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvDialectSchema } from '#shared/domain/self-maintained-csv.ts';
import { writeIntegration } from '../../../../src-main/desk/db/tables/integration.ts';
import { replaceIvantiProfiles } from '../../../../src-main/desk/db/tables/ivanti-profiles.ts';
import { replaceUsers } from '../../../../src-main/desk/db/tables/users.ts';
import { checkFile } from '../../../../src-main/desk/features/self-maintained/check-file.ts';
import { getReport } from '../../../../src-main/desk/features/self-maintained/get-report.ts';
import type { Services } from '../../../../src-main/desk/services.ts';
import { makeTestFolder, openTestWorkspace } from '../../db/open-test-workspace.ts';
import { endOfJob, makeTestServices, type TestServices } from '../make-test-services.ts';

export const dialect = csvDialectSchema.parse(
  JSON.parse(readFileSync('resources/csv-dialects/ivanti-self-maintained.json', 'utf8')),
);

/** A desk without servers that knows Ivanti's lists: one Self-Maintained profile and one user. */
export function openCsvDesk(): TestServices & { nudges: string[] } {
  const db = openTestWorkspace();
  const test = makeTestServices(db);
  const nudges: string[] = [];
  const more: Partial<Services> = {
    remote: { readCsvDialect: async () => dialect } as Services['remote'],
    nudge: (reason) => void nudges.push(reason),
    osUser: 'depot',
    appVersion: '0.1.0',
  };
  writeIntegration(db, {
    ...{ name: 'T', description: '', region: 'custom', baseUrl: 'http://localhost', accessTokenUrl: '' },
    ...{ customerId: '1', scheme: 'oauth', ivanti: { baseUrl: 'http://localhost', user: 'u' }, connectedAt: '' },
  });
  const blank = { description: '', userId: null, devices: 3, updatedAt: null, enrollmentToken: null };
  replaceIvantiProfiles(db, [{ ivantiProfileId: 'be-1', name: 'Older handhelds', selfMaintained: true, ...blank }]);
  replaceUsers(db, [{ userId: 'u-1', name: 'Milo Bell', email: 'm.bell@example.com' }]);
  return { ...test, services: { ...test.services, ...more }, nudges };
}

/** A file with this text, as a person would choose it. */
export function fileWith(text: string, name = 'devices.csv'): string {
  const path = join(makeTestFolder(), name);
  writeFileSync(path, text);
  return path;
}

/** Checks a file to its end; throws the code of what made it useless. */
export async function checked(test: TestServices, file: string) {
  const { jobId } = await checkFile(test.services, { file });
  const end = await endOfJob(test, jobId);
  if (!end.ok) throw Object.assign(new Error(end.error.message), end.error);
  return getReport(test.services, { stagedId: jobId });
}
