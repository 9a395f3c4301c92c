import { afterEach, describe, expect, it } from 'vitest';
import { startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const first = (sql: string) => desk.db.prepare(sql).pluck().get();
const registered = () => Number(first("SELECT count(*) FROM cache.devices WHERE registration = 'registered'"));
const registeredByRule = () =>
  Number(
    first(`SELECT count(*) FROM cache.devices d WHERE 'registered' =
      (SELECT max(r.state) FROM cache.registrations r WHERE r.identifier IN (d.serial, d.imei, d.imei2))`),
  );

const written = () => Number(first('SELECT count(*) FROM cache.registrations'));

/** Breaks the line once, as soon as registrations were written. */
function breakOnce(): () => number {
  const { remote } = desk.services;
  let before = 0;
  desk.services.remote = {
    ...remote,
    async ivanti(...call) {
      const client = await remote.ivanti(...call);
      if (client === null) return null;
      return {
        ...client,
        listRegistrations: (query, signal) => {
          if (before === 0 && written() > 0) {
            before = written();
            throw new Error('the line broke');
          }
          return client.listRegistrations(query, signal);
        },
      };
    },
  };
  return () => before;
}

describe('who registered with Ivanti', () => {
  it('is known of each device after the first reading, and by row as it is written after that', async () => {
    desk = await openTestDesk({ devices: 2_400 });
    await startSynced(desk);
    expect(registered()).toBeGreaterThan(0);
    expect(registered()).toBe(registeredByRule());
    const pending = "SELECT serial FROM cache.devices WHERE registration = 'pending' AND serial IS NOT NULL LIMIT 1";
    desk.db.prepare("UPDATE cache.registrations SET state = 'registered' WHERE identifier = ?").run(first(pending));
    expect(registered()).toBe(registeredByRule());
  });

  it('reaches the devices although the first reading broke off', async () => {
    desk = await openTestDesk({ devices: 6_000 });
    const brokeAt = breakOnce();
    await startSynced(desk);
    await synced(desk);
    expect(brokeAt()).toBeGreaterThan(0);
    expect(written()).toBeGreaterThan(brokeAt());
    expect(registered()).toBe(registeredByRule());
  });

  it('is read whole again without keeping what was seen', async () => {
    desk = await openTestDesk({ devices: 2_400 });
    await startSynced(desk);
    desk.db.exec("INSERT INTO cache.registrations VALUES ('gone', 'registered')");
    desk.clock.advance(86_400_000);
    await synced(desk);
    expect(first("SELECT count(*) FROM cache.registrations WHERE identifier = 'gone'")).toBe(0);
    expect(first('SELECT count(*) FROM temp.seen_registrations')).toBe(0);
  });
});
