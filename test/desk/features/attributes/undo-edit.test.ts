import { afterEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { countValues, VALUES_PER_SLICE } from '../../../../src-main/desk/db/tables/attributes.ts';
import { undoEdit } from '../../../../src-main/desk/features/attributes/undo-edit.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { type AttributeDesk, named, openAttributeDesk } from './open-attribute-desk.ts';

let desk: AttributeDesk;
afterEach(() => desk.close());

const undo = (editId: number) => undoEdit(desk.services, { editId });

describe('undoing an edit of custom attributes', () => {
  it('puts back what it found, and nothing where it found nothing', async () => {
    desk = await openAttributeDesk();
    desk.define('Depot');
    await desk.set(named(0), {});
    const { editId } = await desk.set(named(0, 1, 2), { value: 'Leeds' });
    expect(await undo(editId)).toEqual({ devices: 3 });
    expect(desk.valuesOf('Depot', 0, 1, 2)).toEqual(['Lyon', null, null]);
    const [entry] = readActivity(desk.db, 1);
    expect([entry?.action, JSON.parse(entry?.facts ?? '')]).toEqual([
      'attributes.undo',
      { name: 'Depot', undoes: editId, devices: 3 },
    ]);
    expect(desk.changedTables().slice(-2)).toEqual(['attributes', 'activity']);
  });

  it('leaves what a later edit has set since', async () => {
    desk = await openAttributeDesk();
    desk.define('Depot');
    const { editId } = await desk.set(named(0, 1), {});
    await desk.set(named(1), { value: 'Leeds' });
    expect(await undo(editId)).toEqual({ devices: 1 });
    expect(desk.valuesOf('Depot', 0, 1)).toEqual([null, 'Leeds']);
  });

  it('can be done once, for an edit and for nothing else', async () => {
    desk = await openAttributeDesk();
    desk.define('Depot');
    const { editId } = await desk.set(named(0, 1), {});
    await undo(editId);
    expect(await thrownCode(() => undo(editId))).toBe('nothing_to_do');
    expect(await thrownCode(() => undo(1))).toBe('not_found');
    expect(await thrownCode(() => undo(4711))).toBe('not_found');
  });

  it('works for any number of devices, after a restart too', async () => {
    const count = VALUES_PER_SLICE * 2 + 3;
    desk = await openAttributeDesk(count);
    desk.define('Depot');
    const { editId } = await desk.set({ kind: 'matching', filter: {}, except: [] }, {});
    const again = await desk.reopen();
    try {
      expect(await undoEdit(again.services, { editId })).toEqual({ devices: count });
      expect(countValues(again.db, 'Depot')).toBe(0);
    } finally {
      await again.loop.stop();
      again.db.close();
    }
  });
});
