import type { ParsedInput } from '#shared/contract.ts';
import { type PortalFile, portalFileSchema } from '#shared/domain/portal-file.ts';
import type { WritableDb } from '../../../../src-main/desk/db/sql.ts';
import type { Services } from '../../../../src-main/desk/services.ts';
import { readDeliveredDialect } from '../../../helpers/csv-dialect.ts';
import { makeTestServices, type TestServices } from '../make-test-services.ts';

/** What a file for a portal is to hold; all devices, unless told otherwise. */
export function askPortalFile(
  content: Partial<PortalFile>,
  scope: ParsedInput<'csv.planPortalFile'>['scope'] = { kind: 'all' },
): ParsedInput<'csv.planPortalFile'> {
  return { scope, content: portalFileSchema.parse({ kind: 'assign', ...content }) };
}

/** Services that know what the columns of Ivanti's file are called. */
export function makePortalServices(db: WritableDb): TestServices {
  const test = makeTestServices(db);
  const remote = { readCsvDialect: async () => readDeliveredDialect() } as Services['remote'];
  return { ...test, services: { ...test.services, remote } };
}
