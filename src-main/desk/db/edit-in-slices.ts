import type { DeviceId } from '#shared/domain/device.ts';
import { AppError } from '#shared/errors.ts';
import { inSlices } from './in-slices.ts';
import { transaction, type WritableDb } from './sql.ts';
import { type becomesSql, type Edit, editDevices, planEdits } from './tables/device-edits.ts';

/** A deed on many devices; `log` writes its entry and answers its number. */
export type SlicedEdit = {
  edit: Omit<Edit, 'entry'>;
  becomes: keyof typeof becomesSql;
  log: (counts: { devices: number; kept: number }) => number;
};

/**
 * Edits devices whatever their number, a slice in each transaction; the entry of the log is written with the first of them.
 * Answers that entry, how many devices have something else now and how many were left as they were. Throws `nothing_to_do`.
 */
export async function editInSlices(
  db: WritableDb,
  deviceIds: readonly DeviceId[],
  { edit, becomes, log }: SlicedEdit,
): Promise<{ editId: number; devices: number; kept: number }> {
  const plan = { devices: 0, changes: 0 };
  await inSlices(deviceIds, (slice) => {
    const { devices, changes } = planEdits(db, slice, edit, becomes);
    plan.devices += devices;
    plan.changes += changes;
  });
  const { devices } = plan;
  if (plan.changes === 0) throw new AppError('nothing_to_do', 'every device has it already', { devices });
  let editId = 0;
  let changed = 0;
  await inSlices(deviceIds, (slice) =>
    transaction(db, () => {
      if (editId === 0) editId = log({ devices: plan.changes, kept: devices - plan.changes });
      changed += editDevices(db, slice, { ...edit, entry: editId }, becomes).length;
    }),
  );
  return { editId, devices: changed, kept: devices - changed };
}
