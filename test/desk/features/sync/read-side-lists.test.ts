import { afterEach, describe, expect, it } from 'vitest';
import { profileIds, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const count = (table: string) => Number(desk.db.prepare(`SELECT count(*) FROM cache.${table}`).pluck().get());

describe('the lists beside the devices', () => {
  it('are there after the first sync: profiles, uploads, users, enrolment tokens, registrations', async () => {
    desk = await openTestDesk({ devices: 2_400 });
    await startSynced(desk);
    const stored = desk.db
      .prepare("SELECT profile_id FROM cache.profiles WHERE type = 'samsung-kme' ORDER BY 1")
      .pluck()
      .all();
    expect(stored).toEqual([...profileIds(desk)].sort());
    const others = "SELECT name FROM cache.profiles WHERE type = 'self-maintained'";
    expect(desk.db.prepare(others).pluck().all()).toEqual(['Older handhelds']);
    expect(count('ivanti_profiles')).toBe(8);
    expect(count('uploads')).toBe(desk.simulator.control.listUploads().length);
    expect(count('users')).toBe(40);
    expect(count('enrollment_tokens')).toBeGreaterThan(0);
    expect(count('registrations')).toBeGreaterThan(0);
    const registered = "SELECT count(*) FROM cache.devices WHERE registration = 'registered'";
    expect(Number(desk.db.prepare(registered).pluck().get())).toBeGreaterThan(0);
  });

  it('follow the server: an approved upload is approved here after the next reading', async () => {
    desk = await openTestDesk({ devices: 2_400 });
    await startSynced(desk);
    const pending = () =>
      desk.db.prepare("SELECT upload_id FROM cache.uploads WHERE approval = 'pending'").pluck().all() as string[];
    const [first = ''] = pending();
    desk.simulator.control.approveUpload(first);
    await synced(desk);
    expect(pending()).not.toContain(first);
  });

  it('say nothing when nothing changed', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    await synced(desk);
    desk.clock.advance(600_000);
    await synced(desk);
    desk.events.length = 0;
    await synced(desk);
    expect(
      desk.changedTables().filter((table) => ['profiles', 'uploads', 'users', 'enrollmentTokens'].includes(table)),
    ).toEqual([]);
  });

  it('end with a server that gives the same page for ever', async () => {
    desk = await openTestDesk();
    const { remote } = desk.services;
    let asked = 0;
    const users = [{ userId: 'u1', name: 'Ann', email: 'ann@example.com' }];
    const registrations = [{ serial: 'R1', imei: null, imei2: null, state: 'registered' as const }];
    desk.services.remote = {
      ...remote,
      async ivanti(...call) {
        const client = await remote.ivanti(...call);
        const forEver = async <Item>(items: Item[]) => {
          asked += 1;
          await new Promise((resolve) => setTimeout(resolve, 1));
          return { items, total: asked + 1 };
        };
        return (
          client && { ...client, listUsers: () => forEver(users), listRegistrations: () => forEver(registrations) }
        );
      },
    };
    await startSynced(desk);
    await desk.until(() => desk.loop.status().phase === 'idle');
    expect([count('users'), count('registrations')]).toEqual([1, 1]);
    expect(asked).toBeLessThan(12);
  });
});
