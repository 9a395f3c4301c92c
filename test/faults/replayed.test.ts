import { afterEach, describe, expect, it } from 'vitest';
import { readChange } from '../../src-main/desk/db/tables/changes.ts';
import { deleteDevices } from '../../src-main/desk/features/devices/delete-devices.ts';
import { approvedDevices, outcomesOf, truthOf } from '../helpers/desk-actions.ts';
import { atSamsung, create, listedAs, settingsOf } from '../helpers/profile-actions.ts';
import { type FaultyDesk, isDrained, openFaultyDesk, skipUntil } from './open-faulty-desk.ts';

let faulty: FaultyDesk;
afterEach(() => faulty.close());

const CREATE = '/kcs/v1/kme/profiles/createAsync';

describe('a request that a proxy delivers twice (F28)', () => {
  it.each(['first', 'second'] as const)('deletes a device once, whichever answer comes (%s)', async (answer) => {
    faulty = await openFaultyDesk();
    const { desk, proxy } = faulty;
    proxy.play(({ path }) => (path.endsWith('/devices/delete') ? { kind: 'twice', answer } : null));
    const deviceIds = approvedDevices(desk).slice(0, 3);
    const { changeId } = deleteDevices(desk.services, { selection: { kind: 'named', deviceIds } });
    await skipUntil(desk, () => isDrained(desk));
    expect(outcomesOf(desk, changeId)).toEqual({ done: 3 });
    for (const deviceId of deviceIds) {
      expect(truthOf(desk, deviceId)).toBeUndefined();
      expect(desk.simulator.control.effects()[deviceId]?.delete).toBe(1);
    }
  });

  it.each(['first', 'second'] as const)('makes one profile, and knows it for its own (%s)', async (answer) => {
    faulty = await openFaultyDesk();
    const { desk, proxy } = faulty;
    proxy.play(({ path }) => (path === CREATE ? { kind: 'twice', answer } : null));
    const { changeId } = create(desk, 'Pop-up store', { description: 'Spring' });
    await skipUntil(desk, () => isDrained(desk));
    expect(readChange(desk.db, changeId)).toMatchObject({ state: 'done', errorCode: null });
    expect(desk.simulator.control.listProfiles().filter(({ name }) => name === 'Pop-up store')).toHaveLength(1);
    expect(listedAs(desk, 'Pop-up store')).toHaveLength(1);
  });

  it('does not take a profile for its own that somebody made in between', async () => {
    faulty = await openFaultyDesk();
    const { desk, proxy } = faulty;
    let made = false;
    proxy.play(({ path }) => {
      if (path !== CREATE || made) return null;
      made = true;
      const edit = { kind: 'profile', profileId: null, name: 'Pop-up store', description: 'Theirs' } as const;
      desk.simulator.control.portalEdit(edit);
      return null;
    });
    const { changeId } = create(desk, 'Pop-up store', { description: settingsOf('x').description });
    await skipUntil(desk, () => isDrained(desk));
    expect(readChange(desk.db, changeId)).toMatchObject({ state: 'refused', errorCode: 'profile_name_taken' });
    expect(atSamsung(desk, 'Pop-up store')?.description).toBe('Theirs');
  });
});
