import { afterEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { countValues, readAttributes } from '../../../../src-main/desk/db/tables/attributes.ts';
import { EDITS_PER_SLICE } from '../../../../src-main/desk/db/tables/device-edits.ts';
import { deleteAttribute } from '../../../../src-main/desk/features/attributes/delete-attribute.ts';
import { undoEdit } from '../../../../src-main/desk/features/devices/undo-edit.ts';
import { type AttributeDesk, named, openAttributeDesk } from '../../../helpers/open-attribute-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: AttributeDesk;
afterEach(() => desk.close());

describe('deleting a custom attribute (behaviour 115)', () => {
  it('takes its values away from every device, however many, and no others', async () => {
    desk = await openAttributeDesk(EDITS_PER_SLICE * 2 + 10);
    desk.define('Depot');
    desk.define('Shelf');
    await desk.set({ kind: 'matching', filter: {}, except: [] }, {});
    await desk.set(named(0), { name: 'Shelf', value: 'B 4' });
    expect(await deleteAttribute(desk.services, { name: 'DEPOT' })).toEqual({ devices: EDITS_PER_SLICE * 2 + 10 });
    expect(readAttributes(desk.db)).toEqual([{ name: 'Shelf', type: 'text', devices: 1 }]);
    expect(countValues(desk.db, 'Depot')).toBe(0);
    const [entry] = readActivity(desk.db, 1);
    expect([entry?.action, JSON.parse(entry?.facts ?? '')]).toEqual([
      'attributes.delete',
      { name: 'Depot', type: 'text', devices: EDITS_PER_SLICE * 2 + 10 },
    ]);
  });

  it('cannot be undone: no edit brings a value back, not even under the same name', async () => {
    desk = await openAttributeDesk();
    desk.define('Depot');
    const { editId } = await desk.set(named(0, 1), {});
    await deleteAttribute(desk.services, { name: 'Depot' });
    expect(await thrownCode(() => undoEdit(desk.services, { editId }))).toBe('nothing_to_do');
    desk.define('Depot', 'number');
    expect(desk.valuesOf('Depot', 0, 1)).toEqual([null, null]);
  });

  it('refuses a name nobody has', async () => {
    desk = await openAttributeDesk();
    expect(await thrownCode(() => deleteAttribute(desk.services, { name: 'Depot' }))).toBe('not_found');
    expect(readActivity(desk.db, 5)).toEqual([]);
  });
});
