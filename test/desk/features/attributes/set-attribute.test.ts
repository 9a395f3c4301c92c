import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceSelection } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { countValues } from '../../../../src-main/desk/db/tables/attributes.ts';
import { EDITS_PER_SLICE } from '../../../../src-main/desk/db/tables/device-edits.ts';
import { deleteDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { type AttributeDesk, named, openAttributeDesk } from '../../../helpers/open-attribute-desk.ts';
import { knoxDevice } from '../../../helpers/open-test-db.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: AttributeDesk;
afterEach(() => desk.close());

const everyDevice: DeviceSelection = { kind: 'matching', filter: {}, except: [] };

describe('giving devices a custom attribute (behaviours 92, 115)', () => {
  it('overwrites all, or fills only where nothing is', async () => {
    desk = await openAttributeDesk();
    desk.define('Depot');
    expect(await desk.set(named(0, 1), { value: 'Lyon' })).toMatchObject({ devices: 2, kept: 0 });
    const fill = await desk.set(named(0, 1, 2, 3), { value: 'Leeds', mode: 'fill-empty' });
    expect(fill).toMatchObject({ devices: 2, kept: 2 });
    expect(desk.valuesOf('Depot', 0, 1, 2, 3)).toEqual(['Lyon', 'Lyon', 'Leeds', 'Leeds']);
    const over = await desk.set(named(1, 2, 4), { value: 'Leeds', mode: 'overwrite' });
    expect(over).toMatchObject({ devices: 2, kept: 1 });
    expect(desk.valuesOf('Depot', 0, 1, 2, 3, 4)).toEqual(['Lyon', 'Leeds', 'Leeds', 'Leeds', 'Leeds']);
  });

  it('is one entry of the log, whatever the number of devices, and tells the lists once', async () => {
    const count = EDITS_PER_SLICE * 2 + 7;
    desk = await openAttributeDesk(count);
    desk.define('Depot');
    await desk.set(named(3), { value: 'Leeds' });
    const before = { entries: readActivity(desk.db, 100).length, events: desk.events.length };
    const { editId, devices } = await desk.set(everyDevice, { mode: 'fill-empty' });
    expect([devices, countValues(desk.db, 'Depot')]).toEqual([count - 1, count]);
    const entries = readActivity(desk.db, 100);
    expect([entries.length, desk.events.length]).toEqual([before.entries + 1, before.events + 1]);
    expect(entries[0]).toMatchObject({ entry: editId, action: 'attributes.set', actor: 'tester' });
    expect(JSON.parse(entries[0]?.facts ?? '')).toEqual({
      ...{ name: 'Depot', type: 'text', value: 'Lyon', mode: 'fill-empty', devices: count - 1, kept: 1 },
    });
  });

  it('takes all devices of a profile, or all that match less the ones taken out', async () => {
    desk = await openAttributeDesk();
    desk.define('Depot');
    const filter = { profileId: 'p2' as ProfileId };
    await desk.set({ kind: 'matching', filter, except: [knoxDevice(5, null).deviceId] }, {});
    expect(desk.valuesOf('Depot', 3, 4, 5, 6)).toEqual([null, 'Lyon', null, 'Lyon']);
  });

  it('keeps a number as a number, and refuses what is none', async () => {
    desk = await openAttributeDesk();
    desk.define('Weight', 'number');
    await desk.set(named(0), { name: 'WEIGHT', value: '+007.50' });
    expect(desk.valuesOf('Weight', 0)).toEqual(['7.5']);
    for (const value of ['light', '1,5', '']) {
      await expect(desk.set(named(0), { name: 'Weight', value })).rejects.toMatchObject({
        code: 'attribute_wrong',
        details: { field: 'value' },
      });
    }
    expect(desk.valuesOf('Weight', 0)).toEqual(['7.5']);
  });

  it('refuses when nothing would change, or the attribute is not there, and leaves no trace', async () => {
    desk = await openAttributeDesk();
    desk.define('Depot');
    await desk.set(named(0, 1), {});
    const entries = readActivity(desk.db, 100).length;
    expect(await thrownCode(() => desk.set(named(0, 1), {}))).toBe('nothing_to_do');
    expect(await thrownCode(() => desk.set(named(0, 1), { value: 'Leeds', mode: 'fill-empty' }))).toBe('nothing_to_do');
    expect(await thrownCode(() => desk.set(named(99), {}))).toBe('nothing_to_do');
    expect(await thrownCode(() => desk.set(named(0), { name: 'Shelf' }))).toBe('not_found');
    expect(readActivity(desk.db, 100)).toHaveLength(entries);
  });

  it('survives a cache that is fetched again, for it lies in the ledger', async () => {
    desk = await openAttributeDesk();
    desk.define('Depot');
    await desk.set(named(0), {});
    deleteDevices(desk.db, [knoxDevice(0, null).deviceId]);
    expect(desk.valuesOf('Depot', 0)).toEqual(['Lyon']);
  });

  it('lets others work in between when there are many', async () => {
    desk = await openAttributeDesk(EDITS_PER_SLICE * 3);
    desk.define('Depot');
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 0);
    await desk.set(everyDevice, {});
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
  });
});
