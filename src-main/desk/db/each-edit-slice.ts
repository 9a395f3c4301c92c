import { setImmediate } from 'node:timers/promises';
import type { EditedValue } from '#shared/domain/device-edit.ts';
import { transaction, type WritableDb } from './sql.ts';
import { type Edited, readEditSlice } from './tables/device-edits.ts';

/** Goes through the devices of a deed that still are as it left them, a slice in each transaction; others are answered in between. */
export async function eachEditSlice(
  db: WritableDb,
  { editId, edited }: { editId: number; edited: Edited },
  work: (standing: EditedValue[], looked: number) => void,
): Promise<void> {
  for (let after: string | null = ''; after !== null; ) {
    const from: string = after;
    after = transaction(db, () => {
      const { looked, standing, next } = readEditSlice(db, { editId, edited, after: from });
      work(standing, looked);
      return next;
    });
    if (after !== null) await setImmediate();
  }
}
