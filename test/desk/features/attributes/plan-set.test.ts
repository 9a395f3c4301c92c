import { afterEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { EDITS_PER_SLICE } from '../../../../src-main/desk/db/tables/device-edits.ts';
import { planSet } from '../../../../src-main/desk/features/attributes/plan-set.ts';
import { type AttributeDesk, named, openAttributeDesk } from '../../../helpers/open-attribute-desk.ts';

let desk: AttributeDesk;
afterEach(() => desk.close());

describe('the plan of a mass edit (behaviour 115)', () => {
  it('counts the devices, and those that have a value already', async () => {
    desk = await openAttributeDesk();
    desk.define('Depot');
    await desk.set(named(0, 4), {});
    const plan = (name: string) => planSet(desk.services, { selection: named(0, 1, 4, 99), name });
    expect(await plan('depot')).toEqual({ devices: 3, filled: 2 });
    expect(await plan('Not there yet')).toEqual({ devices: 3, filled: 0 });
  });

  it('takes all devices of a profile (behaviour 92)', async () => {
    desk = await openAttributeDesk();
    const selection = { kind: 'matching' as const, filter: { profileId: 'p2' as ProfileId }, except: [] };
    expect(await planSet(desk.services, { selection, name: 'Depot' })).toEqual({ devices: 4, filled: 0 });
  });

  it('sums slices up', async () => {
    const count = EDITS_PER_SLICE + 4;
    desk = await openAttributeDesk(count);
    desk.define('Depot');
    await desk.set(named(0, count - 1), {});
    const selection = { kind: 'matching' as const, filter: {}, except: [] };
    expect(await planSet(desk.services, { selection, name: 'Depot' })).toEqual({ devices: count, filled: 2 });
  });
});
