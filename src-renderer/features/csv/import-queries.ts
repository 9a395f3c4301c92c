import { useMemo } from 'react';
import type { ImportPreview, ImportRow, ImportVerdict } from '#shared/domain/csv-import.ts';
import { useCommand } from '../../data.ts';
import type { RowRange } from '../../ui/fixed-rows.ts';

/** Rows read in one go; what is drawn lies in two such blocks at most. */
const BLOCK_ROWS = 100;

/** Rows of a file: how many there are of a verdict, and those that have been read. */
export type ImportRows = {
  total: number;
  at: (index: number) => ImportRow | undefined;
  error: Error | null;
  retry: () => void;
};

/** How many rows have a verdict; null: all. */
export function countOf({ rows, accepted, corrected, refused }: ImportPreview, verdict: ImportVerdict | null): number {
  if (verdict === null) return rows;
  return { accepted: accepted - corrected, corrected, refused }[verdict];
}

/** Reads the rows of a file around what is drawn. */
export function useImportRows(preview: ImportPreview, verdict: ImportVerdict | null, drawn: RowRange): ImportRows {
  const head = Math.floor(drawn.first / BLOCK_ROWS);
  const tail = Math.floor(Math.max(drawn.first, drawn.end - 1) / BLOCK_ROWS);
  const windowAt = (block: number) => ({
    stagedId: preview.stagedId,
    ...(verdict === null ? {} : { verdict }),
    ...{ first: block * BLOCK_ROWS, count: BLOCK_ROWS },
  });
  const first = useCommand('csv.listImportRows', windowAt(head), ['devices']);
  const second = useCommand('csv.listImportRows', windowAt(tail), ['devices'], { enabled: tail !== head });
  const at = useMemo(
    () => (index: number) => {
      const block = Math.floor(index / BLOCK_ROWS);
      const data = block === head ? first.data : block === tail ? second.data : undefined;
      return data?.rows[index % BLOCK_ROWS];
    },
    [head, tail, first.data, second.data],
  );
  const retry = () => {
    void first.refetch();
    void second.refetch();
  };
  return { total: countOf(preview, verdict), at, error: first.error ?? second.error, retry };
}
