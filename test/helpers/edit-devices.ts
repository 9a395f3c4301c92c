import type { AttributeEdit } from '#shared/domain/custom-attribute.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import type { DeviceHold } from '#shared/domain/reseller-upload.ts';
import type { WritableDb } from '../../src-main/desk/db/sql.ts';
import { appendActivity } from '../../src-main/desk/db/tables/activity.ts';
import { type becomesSql, type Edit, editDevices } from '../../src-main/desk/db/tables/device-edits.ts';

const actions = { hold: 'uploads.hold', note: 'devices.setNote', attribute: 'attributes.set' } as const;

/** Edits devices as a command does, with an entry of the log of its own; answers that entry and what was edited. */
export function edit(
  db: WritableDb,
  deviceIds: readonly DeviceId[],
  deed: Pick<Edit, 'kind' | 'text'> & Partial<Edit>,
  becomes: keyof typeof becomesSql,
) {
  const { at = '2026-11-22T10:00:00.000Z', by = 'me', name = '' } = deed;
  const action = actions[deed.kind];
  const entry = appendActivity(db, { at, actor: by, action, changeId: null, facts: { name, value: deed.text } });
  return { entry, edited: editDevices(db, deviceIds, { ...deed, name, at, by, entry }, becomes) };
}

/** Puts devices on hold; answers which. */
export function holdDevices(db: WritableDb, deviceIds: readonly DeviceId[], hold: DeviceHold): DeviceId[] {
  const { edited } = edit(db, deviceIds, { kind: 'hold', text: hold.reason, at: hold.heldAt, by: hold.heldBy }, 'put');
  return edited.map(({ deviceId }) => deviceId);
}

/** Lets devices go; answers which were on hold. */
export function releaseDevices(db: WritableDb, deviceIds: readonly DeviceId[]): DeviceId[] {
  return edit(db, deviceIds, { kind: 'hold', text: '' }, 'clear').edited.map(({ deviceId }) => deviceId);
}

/** Gives devices a note in place of what they have. */
export function noteDevices(db: WritableDb, deviceIds: readonly DeviceId[], text: string): void {
  edit(db, deviceIds, { kind: 'note', text }, 'rewrite');
}

/** Gives devices a value; answers how many have another one now. */
export function writeValues(
  db: WritableDb,
  deviceIds: readonly DeviceId[],
  { name, value, mode = 'overwrite' }: Pick<AttributeEdit, 'name' | 'value'> & Partial<AttributeEdit>,
): number {
  const becomes = mode === 'overwrite' ? 'overwrite' : 'fill';
  return edit(db, deviceIds, { kind: 'attribute', name, text: value }, becomes).edited.length;
}
