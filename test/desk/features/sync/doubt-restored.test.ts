import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { backupLedger } from '../../../../src-main/desk/db/backup-ledger.ts';
import { wasRestored } from '../../../../src-main/desk/db/restore-ledger.ts';
import { CONFIRMATION_LIMIT_MS } from '../../../../src-main/desk/features/sync/settle-by-reading.ts';
import {
  approvedDevices,
  effectsOn,
  move,
  outcomesOf,
  profileAt,
  reaches,
  startSynced,
  synced,
  truthOf,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

/** Damages the ledger of a desk that has ended, and opens it again: the backup takes its place. */
async function reopenFromBackup(): Promise<void> {
  const ledger = join(desk.folder, 'ledger.db');
  await desk.loop.stop();
  desk.db.close();
  rmSync(`${ledger}-wal`, { force: true });
  writeFileSync(ledger, 'not a database any more');
  desk = await desk.reopen();
}

describe('a ledger that came from a backup', () => {
  it('repeats nothing that was sent since and then led back: what does not show is left to the person', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const [from, to] = [profileAt(desk, 1), profileAt(desk, 2)];
    const deviceIds = approvedDevices(desk, from).slice(0, 3);
    desk.loop.workOffline(true);
    const changeId = move(desk, deviceIds, to);
    backupLedger(desk.db, desk.folder, { now: desk.clock.now(), kind: 'daily' });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    await reaches(desk, move(desk, deviceIds, from), 'done');
    await reopenFromBackup();
    desk.loop.begin();
    expect(outcomesOf(desk, changeId)).toEqual({ unconfirmed: 3 });
    expect(wasRestored(desk.folder)).toBe(false);
    desk.loop.workOffline(false);
    for (let waited = 0; waited <= CONFIRMATION_LIMIT_MS; waited += 60_000) {
      desk.clock.advance(60_000);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await reaches(desk, changeId, 'parked');
    for (const deviceId of deviceIds) expect([truthOf(desk, deviceId), effectsOn(desk, deviceId)]).toEqual([from, 2]);
  });

  it('takes for done what shows, and of two waiting moves of a device believes the newer one only', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const [from, first, second] = [profileAt(desk, 1), profileAt(desk, 2), profileAt(desk, 3)];
    const deviceIds = approvedDevices(desk, from).slice(0, 2);
    desk.loop.workOffline(true);
    const older = move(desk, deviceIds, first);
    const newer = move(desk, deviceIds, second);
    backupLedger(desk.db, desk.folder, { now: desk.clock.now(), kind: 'daily' });
    desk.loop.workOffline(false);
    await reaches(desk, newer, 'done');
    await reopenFromBackup();
    desk.loop.begin();
    desk.loop.workOffline(false);
    await synced(desk);
    expect([outcomesOf(desk, older), outcomesOf(desk, newer)]).toEqual([{ skipped: 2 }, { done: 2 }]);
    for (const deviceId of deviceIds) expect([truthOf(desk, deviceId), effectsOn(desk, deviceId)]).toEqual([second, 1]);
  });

  it('is doubted all the same when the desk ends before it came to that', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    const changeId = move(desk, approvedDevices(desk, profileAt(desk, 1)).slice(0, 2), profileAt(desk, 2));
    backupLedger(desk.db, desk.folder, { now: desk.clock.now(), kind: 'daily' });
    await reopenFromBackup();
    desk = await desk.reopen();
    desk.loop.begin();
    expect(outcomesOf(desk, changeId)).toEqual({ unconfirmed: 2 });
  });
});
