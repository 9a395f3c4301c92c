import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { backupAside, listBackups } from '../../src-main/desk/db/backup-ledger.ts';
import { openWorkspaceDb } from '../../src-main/desk/db/open-workspace.ts';
import { endsConnection } from '../../src-main/desk/db/sql.ts';
import { readUnfinishedChanges } from '../../src-main/desk/db/tables/changes.ts';
import { countDevices } from '../../src-main/desk/db/tables/devices.ts';
import { rescueLedger } from '../../src-main/desk/features/storage/rescue-ledger.ts';
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
} from '../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../helpers/open-test-desk.ts';
import { thrownCode } from '../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

async function openSynced(): Promise<void> {
  desk = await openTestDesk();
  await startSynced(desk);
  desk.loop.workOffline(true);
}

const ledger = () => join(desk.folder, 'ledger.db');
const someDevices = (count: number) => approvedDevices(desk, profileAt(desk, 1)).slice(0, count);

/** The ledger as it stands, as a backup program of the system copies it. */
function copyByHand(name: string): void {
  desk.db.pragma('main.wal_checkpoint(TRUNCATE)');
  copyFileSync(ledger(), join(desk.folder, name));
}

async function letReadingsPass(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    desk.clock.advance(60_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a database file deleted or replaced while it is open (F11)', () => {
  const losses: [string, () => void][] = [
    ['deleted', () => rmSync(ledger())],
    [
      'replaced by an older copy',
      () => {
        renameSync(join(desk.folder, 'older.db'), ledger());
        for (const suffix of ['-wal', '-shm']) rmSync(ledger() + suffix, { force: true });
      },
    ],
  ];
  it.each(losses)(
    'the ledger, %s: no further change is taken, and every one that was is there again',
    async (_how, lose) => {
      await openSynced();
      copyByHand('older.db');
      const [first, second, third] = someDevices(3).map((deviceId) => [deviceId]);
      const kept = [move(desk, first ?? [], profileAt(desk, 2)), move(desk, second ?? [], profileAt(desk, 2))];
      lose();
      expect(await thrownCode(() => move(desk, third ?? [], profileAt(desk, 2)))).toBe('database_replaced');
      const rescued = rescueLedger(desk.services) ?? '';
      await desk.loop.stop();
      desk.db.close();
      if (existsSync(ledger())) {
        // The file that was put there is opened as what it is; the person goes back to the rescued one.
        const opened = openWorkspaceDb(desk.folder, { appVersion: '0.1.0', now: desk.clock.now() });
        expect([opened.ledgerSwapped, readUnfinishedChanges(opened.db)]).toEqual([true, []]);
        opened.db.close();
        rmSync(ledger());
      }
      const restored = openWorkspaceDb(desk.folder, { appVersion: '0.1.0', now: desk.clock.now() });
      expect([restored.ledger, restored.ledgerRestoredFrom]).toEqual(['restored', rescued]);
      expect(readUnfinishedChanges(restored.db).map(({ changeId }) => changeId)).toEqual(kept);
      restored.db.close();
    },
  );

  it('the cache: nothing is written into the void, and it is fetched again', async () => {
    await openSynced();
    rmSync(join(desk.folder, 'cache.db'));
    const error = await Promise.resolve()
      .then(() => move(desk, someDevices(1), profileAt(desk, 2)))
      .catch((thrown: unknown) => thrown);
    expect(endsConnection(error)).toBe(true);
    desk = await desk.reopen();
    expect(countDevices(desk.db)).toBe(0);
    desk.loop.begin();
    desk.loop.workOffline(false);
    await synced(desk);
    expect(countDevices(desk.db)).toBe(300);
  });

  it('is found out by the sender too: nothing is sent whose note would be lost', async () => {
    await openSynced();
    const deviceIds = someDevices(3);
    move(desk, deviceIds, profileAt(desk, 2));
    rmSync(ledger());
    desk.loop.workOffline(false);
    await desk.until(() => desk.log.some((line) => line.includes('left its files: database_replaced')));
    for (const deviceId of deviceIds) expect(effectsOn(desk, deviceId)).toBe(0);
  });
});

describe('a copy of the ledger put back (F48)', () => {
  /** Devices moved and led back since the copy was taken; answers the change that waits in the copy. */
  async function moveAndLeadBack(): Promise<{ changeId: string; deviceIds: ReturnType<typeof someDevices> }> {
    await openSynced();
    const deviceIds = someDevices(4);
    const changeId = move(desk, deviceIds, profileAt(desk, 2));
    copyByHand('last-week.db');
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    await reaches(desk, move(desk, deviceIds, profileAt(desk, 1)), 'done');
    await desk.loop.stop();
    desk.db.close();
    renameSync(join(desk.folder, 'last-week.db'), ledger());
    return { changeId, deviceIds };
  }

  it('by hand, while the app was closed: nothing that was sent since is sent again', async () => {
    const { changeId, deviceIds } = await moveAndLeadBack();
    desk = await desk.reopen();
    desk.loop.begin();
    expect(outcomesOf(desk, changeId)).toEqual({ unconfirmed: 4 });
    desk.loop.workOffline(false);
    await letReadingsPass(20);
    await reaches(desk, changeId, 'parked');
    for (const deviceId of deviceIds) {
      expect([truthOf(desk, deviceId), effectsOn(desk, deviceId)]).toEqual([profileAt(desk, 1), 2]);
    }
  });

  it('would be sent again, were copies not told from the ledger', async () => {
    const { deviceIds } = await moveAndLeadBack();
    rmSync(join(desk.folder, 'ledger-edition'));
    desk = await desk.reopen();
    desk.loop.begin();
    desk.loop.workOffline(false);
    await desk.until(() => deviceIds.every((deviceId) => effectsOn(desk, deviceId) === 3));
  });

  it('is whole however much was written while it was taken, and holds every change or none', async () => {
    await openSynced();
    const deviceIds = someDevices(60);
    const copies: Promise<string>[] = [];
    for (const [at, deviceId] of deviceIds.entries()) {
      move(desk, [deviceId], profileAt(desk, 2));
      if (at % 20 === 10) {
        const now = new Date(desk.clock.now().getTime() + at);
        const { workerFile } = desk.services;
        copies.push(
          backupAside(desk.folder, { now, kind: 'by-hand', workerFile, signal: new AbortController().signal }),
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await Promise.all(copies);
    const { db, folder } = desk;
    const all = db.prepare('SELECT change_id FROM main.changes ORDER BY sequence').pluck().all();
    expect(listBackups(folder, desk.clock.now())).toHaveLength(copies.length);
    for (const { name } of listBackups(folder, desk.clock.now())) {
      db.prepare('ATTACH ? AS copy').run(join(folder, 'backups', name));
      const copied = db.prepare('SELECT change_id FROM copy.changes ORDER BY sequence').pluck().all();
      const targets = db.prepare('SELECT count(*) FROM copy.change_targets').pluck().get();
      db.exec('DETACH copy');
      expect(copied).toEqual(all.slice(0, copied.length));
      expect(targets).toBe(copied.length);
    }
  });
});
