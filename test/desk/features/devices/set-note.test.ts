import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LONGEST_NOTE } from '#shared/domain/device-edit.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readNote } from '../../../../src-main/desk/db/tables/notes.ts';
import { getWindow } from '../../../../src-main/desk/features/devices/get-window.ts';
import { searchDevices } from '../../../../src-main/desk/features/devices/search-devices.ts';
import { setNote } from '../../../../src-main/desk/features/devices/set-note.ts';
import { type AttributeDesk, named, openAttributeDesk } from '../../../helpers/open-attribute-desk.ts';
import { knoxDevice } from '../../../helpers/open-test-db.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: AttributeDesk;
beforeEach(async () => {
  desk = await openAttributeDesk();
});
afterEach(() => desk.close());

const note = (text: string, mode: 'replace' | 'append', ...numbers: number[]) =>
  setNote(desk.services, { selection: named(...numbers), note: { text, mode } });
const textsOf = (...numbers: number[]) =>
  numbers.map((n) => readNote(desk.db, knoxDevice(n, null).deviceId)?.text ?? null);

describe('noting something about devices', () => {
  it('takes the place of what was noted, or stands below it; no words take it away', async () => {
    expect(await note('scratched', 'replace', 0, 1)).toMatchObject({ devices: 2, kept: 0 });
    expect(await note('sold', 'append', 1, 2)).toMatchObject({ devices: 2, kept: 0 });
    expect(textsOf(0, 1, 2, 3)).toEqual(['scratched', 'scratched\nsold', 'sold', null]);
    expect(await note('', 'replace', 0, 1, 3)).toMatchObject({ devices: 2, kept: 1 });
    expect(textsOf(0, 1, 2)).toEqual([null, null, 'sold']);
  });

  it('is logged with its words, and told to the lists', async () => {
    desk.events.length = 0;
    const { editId } = await note('scratched', 'replace', 0, 1);
    expect(desk.changedTables()).toEqual(['notes', 'activity']);
    const [entry] = readActivity(desk.db, 1);
    expect(entry).toMatchObject({ entry: editId, action: 'devices.setNote', actor: 'tester', changeId: null });
    expect(JSON.parse(entry?.facts ?? '')).toEqual({ text: 'scratched', mode: 'replace', devices: 2, kept: 0 });
  });

  it('leaves a note alone that would grow too long, and refuses when nothing would change', async () => {
    await note('x'.repeat(LONGEST_NOTE), 'replace', 0);
    expect(await note('more', 'append', 0, 1)).toMatchObject({ devices: 1, kept: 1 });
    expect(await thrownCode(() => note('more', 'append', 0))).toBe('nothing_to_do');
    expect(await thrownCode(() => note('', 'replace', 5))).toBe('nothing_to_do');
    expect(await thrownCode(() => note('x', 'replace', 99))).toBe('nothing_to_do');
  });

  it('lets its words find the device, in the search and in the list, where it is a column', async () => {
    const view = { filter: { text: 'écran' }, sort: { column: 'note', direction: 'desc' } } as const;
    const rows = () => getWindow(desk.services, { view, first: 0, count: 10 }).rows.map((row) => row.note);
    expect(rows()).toEqual([]);
    await note('Ecran rayé', 'replace', 3);
    await note('écran cassé', 'replace', 5);
    expect(rows()).toEqual(['Ecran rayé', 'écran cassé']);
    const found = searchDevices(desk.services, { text: 'cassé', limit: 5 }).devices;
    expect(found.map(({ deviceId }) => deviceId)).toEqual([knoxDevice(5, null).deviceId]);
    await note('', 'replace', 5);
    expect(rows()).toEqual(['Ecran rayé']);
  });
});
