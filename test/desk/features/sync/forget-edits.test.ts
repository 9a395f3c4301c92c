import { afterEach, describe, expect, it } from 'vitest';
import { createForgetting } from '../../../../src-main/desk/features/sync/forget-edits.ts';
import { noteDevices } from '../../../helpers/edit-devices.ts';
import { type AttributeDesk, openAttributeDesk } from '../../../helpers/open-attribute-desk.ts';
import { knoxDevice } from '../../../helpers/open-test-db.ts';

let desk: AttributeDesk;
afterEach(() => desk.close());

describe('forgetting old edits', () => {
  it('has nothing to do while there are not too many, and looks again a day later', async () => {
    desk = await openAttributeDesk();
    noteDevices(desk.db, [knoxDevice(0, null).deviceId], 'x');
    let now = 0;
    const clock = { ...desk.services.clock, monotonicMs: () => now };
    const forget = createForgetting({ ...desk.services, clock });
    expect(forget()).toBe(false);
    desk.db.close();
    expect(forget()).toBe(false);
    expect(desk.log).toEqual([]);
    now = 86_400_001;
    expect(forget()).toBe(false);
    expect(desk.log).toEqual(['warn what is no longer needed was not forgotten: The database connection is not open']);
  });
});
