import type { UseQueryResult } from '@tanstack/react-query';
import type { ScanList } from '#shared/domain/scan-verdict.ts';
import type { DataTable } from '#shared/events.ts';
import { useCommand } from '../../data.ts';

const SCAN_TABLES: readonly DataTable[] = ['batches', 'batchScans'];

/** So many scans stay in sight. */
const LAST_SCANS = 10;

/** The last scans of a batch and its running count, read again with every scan. */
export function useLastScans(batchId: string): UseQueryResult<ScanList> {
  return useCommand('batches.listScans', { batchId, first: 0, count: LAST_SCANS }, SCAN_TABLES, { keepPrevious: true });
}
