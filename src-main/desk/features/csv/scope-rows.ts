import type { ParsedInput } from '#shared/contract.ts';
import type { DeviceFilter, DeviceView } from '#shared/domain/device.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { rowsOfBatch } from '../../db/tables/batch-rows.ts';
import { selectedRows, sortedRows } from '../../db/tables/device-selection.ts';

/** Which devices an export holds. */
export type ExportScope = ParsedInput<'csv.exportDevices'>['scope'];

/** Row numbers of the devices an export holds; without a sort in the order the server listed them. */
export function rowsOfScope(db: ReadableDb, scope: ExportScope, sort: DeviceView['sort'] | null): Uint32Array {
  if (scope.kind === 'batch') return sortedRows(db, rowsOfBatch(db, scope.batchId), sort);
  if (scope.kind === 'selection') return selectedRows(db, scope.selection, sort);
  return selectedRows(db, { kind: 'matching', filter: filterOf(scope), except: [] }, sort);
}

function filterOf(scope: Exclude<ExportScope, { kind: 'selection' | 'batch' }>): DeviceFilter {
  switch (scope.kind) {
    case 'profile':
      return { profileId: scope.profileId };
    case 'upload':
      return { uploadId: scope.uploadId };
    case 'unapproved':
      return { uploadId: scope.uploadId, states: ['pending'] };
    case 'all':
      return {};
  }
}
