import { afterEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { countValues } from '../../../../src-main/desk/db/tables/attributes.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { EDITS_PER_SLICE } from '../../../../src-main/desk/db/tables/device-edits.ts';
import { readHold } from '../../../../src-main/desk/db/tables/holds.ts';
import { readNote } from '../../../../src-main/desk/db/tables/notes.ts';
import { moveDevices } from '../../../../src-main/desk/features/devices/move-devices.ts';
import { setNote } from '../../../../src-main/desk/features/devices/set-note.ts';
import { undoEdit } from '../../../../src-main/desk/features/devices/undo-edit.ts';
import { holdDevices } from '../../../../src-main/desk/features/uploads/hold-devices.ts';
import { releaseDevices } from '../../../../src-main/desk/features/uploads/release-devices.ts';
import { type AttributeDesk, named, openAttributeDesk } from '../../../helpers/open-attribute-desk.ts';
import { knoxDevice } from '../../../helpers/open-test-db.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: AttributeDesk;
afterEach(() => desk.close());

const undo = (editId: number) => undoEdit(desk.services, { editId });
const idOf = (n: number) => knoxDevice(n, null).deviceId;
const hold = (reason: string, ...numbers: number[]) =>
  holdDevices(desk.services, { selection: named(...numbers), reason });
const reasons = (...numbers: number[]) => numbers.map((n) => readHold(desk.db, idOf(n))?.reason ?? null);

describe('undoing what was edited here', () => {
  it('gives devices back the custom attribute they had, and nothing where they had none', async () => {
    desk = await openAttributeDesk();
    desk.define('Depot');
    await desk.set(named(0), {});
    const { editId } = await desk.set(named(0, 1, 2), { value: 'Leeds' });
    expect(await undo(editId)).toEqual({ kind: 'attribute', devices: 3, later: 0, takenBack: 0 });
    expect(desk.valuesOf('Depot', 0, 1, 2)).toEqual(['Lyon', null, null]);
    const [entry] = readActivity(desk.db, 1);
    expect([entry?.action, entry?.actor, JSON.parse(entry?.facts ?? '')]).toEqual([
      'devices.undoEdit',
      'tester',
      { undoes: editId, kind: 'attribute', name: 'Depot', devices: 3, later: 0 },
    ]);
    expect(desk.changedTables().slice(-2)).toEqual(['attributes', 'activity']);
  });

  it('gives each device back its own hold, with its reason, time and person (behaviour 36)', async () => {
    desk = await openAttributeDesk();
    hold('sold', 0);
    hold('lost', 1);
    const before = [0, 1, 2].map((n) => readHold(desk.db, idOf(n)));
    const { editId } = hold('broken', 0, 1, 2);
    desk.events.length = 0;
    expect(await undo(editId)).toEqual({ kind: 'hold', devices: 3, later: 0, takenBack: 0 });
    expect([0, 1, 2].map((n) => readHold(desk.db, idOf(n)))).toEqual(before);
    expect(desk.changedTables()).toEqual(['holds', 'devices', 'uploads', 'activity']);
  });

  it('puts devices on hold again that were released, and takes back what was queued for them since', async () => {
    desk = await openAttributeDesk();
    hold('sold', 0, 1);
    const { editId } = releaseDevices(desk.services, { selection: named(0, 1) });
    const { changeId } = moveDevices(desk.services, { selection: named(0), profileId: 'p2' as never });
    expect(await undo(editId)).toEqual({ kind: 'hold', devices: 2, later: 0, takenBack: 1 });
    expect([reasons(0, 1), readChange(desk.db, changeId)?.state]).toEqual([['sold', 'sold'], 'undone']);
    expect(desk.changedTables().slice(-2)).toEqual(['profiles', 'changes']);
    expect(desk.nudges.at(-1)).toBe('change');
  });

  it('gives devices back the note they had', async () => {
    desk = await openAttributeDesk();
    await setNote(desk.services, { selection: named(0), note: { text: 'first', mode: 'replace' } });
    const before = readNote(desk.db, idOf(0));
    const both = { selection: named(0, 1), note: { text: 'second', mode: 'append' as const } };
    const { editId } = await setNote(desk.services, both);
    expect(await undo(editId)).toEqual({ kind: 'note', devices: 2, later: 0, takenBack: 0 });
    expect([readNote(desk.db, idOf(0)), readNote(desk.db, idOf(1))]).toEqual([before, null]);
    expect(desk.changedTables().slice(-2)).toEqual(['notes', 'activity']);
  });

  it('leaves what was edited since, and says how many', async () => {
    desk = await openAttributeDesk();
    const { editId } = hold('broken', 0, 1, 2);
    releaseDevices(desk.services, { selection: named(1) });
    hold('sold', 2);
    expect(await undo(editId)).toEqual({ kind: 'hold', devices: 1, later: 2, takenBack: 0 });
    expect(reasons(0, 1, 2)).toEqual([null, null, 'sold']);
  });

  it('can be done once, for an edit and for nothing else', async () => {
    desk = await openAttributeDesk();
    desk.define('Depot');
    const { editId } = await desk.set(named(0, 1), {});
    await undo(editId);
    for (const entry of [editId, 1, editId + 1, 4711]) {
      expect(await thrownCode(() => undo(entry))).toBe('nothing_to_do');
    }
  });

  it('works for any number of devices, after a restart too', async () => {
    const count = EDITS_PER_SLICE * 2 + 3;
    desk = await openAttributeDesk(count);
    desk.define('Depot');
    const { editId } = await desk.set({ kind: 'matching', filter: {}, except: [] }, {});
    const again = await desk.reopen();
    try {
      expect(await undoEdit(again.services, { editId })).toMatchObject({ devices: count, later: 0 });
      expect(countValues(again.db, 'Depot')).toBe(0);
      const undos = readActivity(again.db, 10).filter(({ action }) => action === 'devices.undoEdit');
      expect(undos).toHaveLength(1);
    } finally {
      await again.loop.stop();
      again.db.close();
    }
  });
});
