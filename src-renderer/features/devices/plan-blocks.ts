/** Rows asked of the desk at once; a block always begins at a multiple of it. */
export const BLOCK_ROWS = 200;

/** The blocks that a drawn range of rows touches: one, or two where it crosses a border. */
export type Blocks = { readonly head: number; readonly tail: number };

/** The blocks of rows from `first` up to, not including, `end`. */
export function blocksOf(range: { first: number; end: number }): Blocks {
  const last = Math.max(range.first, range.end - 1);
  const head = Math.floor(range.first / BLOCK_ROWS);
  return { head, tail: Math.min(head + 1, Math.floor(last / BLOCK_ROWS)) };
}

/** Whether new blocks follow from the old ones by reading on, so that they should be asked for at once. */
export function isNear(asked: Blocks, wanted: Blocks): boolean {
  return wanted.head <= asked.tail + 1 && wanted.tail >= asked.head - 1;
}

/** Whether both name the same blocks. */
export function sameBlocks(a: Blocks, b: Blocks): boolean {
  return a.head === b.head && a.tail === b.tail;
}
