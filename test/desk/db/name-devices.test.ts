import { afterEach, describe, expect, it } from 'vitest';
import { nameDevices } from '../../../src-main/desk/db/name-devices.ts';
import { EDITS_PER_SLICE } from '../../../src-main/desk/db/tables/device-edits.ts';
import { deleteDevices, upsertDevices } from '../../../src-main/desk/db/tables/devices.ts';
import { type AttributeDesk, named, openAttributeDesk } from '../../helpers/open-attribute-desk.ts';
import { knoxDevice } from '../../helpers/open-test-db.ts';

let desk: AttributeDesk;
afterEach(() => desk.close());

const everyDevice = { kind: 'matching' as const, filter: {}, except: [] };
const idOf = (n: number) => knoxDevice(n, null).deviceId;

describe('naming the selected devices', () => {
  it('gives each once, those taken out excepted, and lets others in between', async () => {
    const count = EDITS_PER_SLICE + 2;
    desk = await openAttributeDesk(count);
    let turns = 0;
    setImmediate(() => {
      turns += 1;
    });
    const deviceIds = await nameDevices(desk.db, { ...everyDevice, except: [idOf(1)] });
    expect([deviceIds.length, new Set(deviceIds).size, turns]).toEqual([count - 1, count - 1, 1]);
    expect(await nameDevices(desk.db, named(3, 1, 3))).toEqual([idOf(3), idOf(1)]);
  });

  it('names no device in place of one that went meanwhile', async () => {
    const count = EDITS_PER_SLICE + 2;
    desk = await openAttributeDesk(count);
    const all = nameDevices(desk.db, everyDevice);
    deleteDevices(desk.db, [idOf(count - 1)]);
    upsertDevices(desk.db, [knoxDevice(99_999, 'p1')], desk.clock.now());
    expect(await all).not.toContain(idOf(count - 1));
    expect(await all).toContain(idOf(99_999));
  });
});
