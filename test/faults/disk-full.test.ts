import { readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { codeOf } from '#shared/errors.ts';
import type { Events } from '#shared/events.ts';
import { backupAside, backupLedger, listBackups } from '../../src-main/desk/db/backup-ledger.ts';
import { openWorkspaceDb } from '../../src-main/desk/db/open-workspace.ts';
import { readUnfinishedChanges } from '../../src-main/desk/db/tables/changes.ts';
import { exportDevices } from '../../src-main/desk/features/csv/export-devices.ts';
import { getWindow } from '../../src-main/desk/features/devices/get-window.ts';
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
import { openTestDesk, type TestDesk, type TestDeskOptions } from '../helpers/open-test-desk.ts';
import { thrownCode } from '../helpers/thrown-code.ts';
import { mountTinyDisk, noTinyDisk } from '../helpers/tiny-disk.ts';

/** A desk on a disk of 8 MB, first sync done, working offline; null where no disk can be mounted. */
async function openOnTinyDisk(options: TestDeskOptions = {}): Promise<TestDesk | null> {
  const folder = mountTinyDisk('8m');
  if (folder === null) return null;
  const desk = await openTestDesk({ ...options, folder });
  onTestFinished(async () => {
    await desk.loop.stop();
    if (desk.db.open) desk.db.close();
    await desk.simulator.close();
  });
  await startSynced(desk);
  desk.loop.workOffline(true);
  return desk;
}

/** Takes all room there is, but for so many kB. */
function fill(folder: string, leaveKb: number): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'film.mp4'), Buffer.alloc(Math.max(0, Number(bavail) * bsize - leaveKb * 1024)));
}

const makeRoom = (folder: string) => rmSync(join(folder, 'film.mp4'));

/** Moves one device after the other until one is refused; answers the changes that were acknowledged, and the code. */
function moveUntilRefused(desk: TestDesk, most: number, after = 0): { acknowledged: string[]; code: string | null } {
  const [from, to] = [profileAt(desk, 1), profileAt(desk, 2)];
  const acknowledged: string[] = [];
  for (const deviceId of approvedDevices(desk, from).slice(after, after + most)) {
    try {
      acknowledged.push(move(desk, [deviceId], to));
    } catch (error) {
      return { acknowledged, code: codeOf(error) };
    }
  }
  return { acknowledged, code: null };
}

const waiting = (db: TestDesk['db']) => readUnfinishedChanges(db).map(({ changeId }) => changeId);
const view = { filter: {}, sort: { column: 'imei', direction: 'asc' } } as const;

describe('a full disk (F05)', () => {
  it('refuses the next change by name, shows everything, loses nothing, and goes on by itself when there is room', async ({
    skip,
  }) => {
    const desk = await openOnTinyDisk({ devices: 900 });
    if (!desk) return skip(noTinyDisk);
    fill(desk.folder, 64);
    const { acknowledged, code } = moveUntilRefused(desk, 500);
    expect(code).toBe('disk_full');
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(waiting(desk.db)).toEqual(acknowledged);
    expect(getWindow(desk.services, { view, first: 0, count: 50 }).rows).toHaveLength(50);
    const after = acknowledged.length;
    expect(moveUntilRefused(desk, 3, after)).toEqual({ acknowledged: [], code: 'disk_full' });
    makeRoom(desk.folder);
    expect(moveUntilRefused(desk, 2, after).acknowledged).toHaveLength(2);
    expect(desk.db.pragma('main.integrity_check', { simple: true })).toBe('ok');
    desk.loop.workOffline(false);
    await synced(desk);
    await desk.until(() => waiting(desk.db).length === 0, 60_000);
  });

  it('at a checkpoint, at the end and at the next start costs no acknowledged change', async ({ skip }) => {
    const desk = await openOnTinyDisk({ devices: 900 });
    if (!desk) return skip(noTinyDisk);
    const { folder, clock } = desk;
    fill(folder, 64);
    const { acknowledged } = moveUntilRefused(desk, 500);
    // Nothing of the log has room in the database.
    await thrownCode(() => void desk.db.pragma('main.wal_checkpoint(TRUNCATE)')).catch(() => undefined);
    await desk.loop.stop();
    desk.db.close();
    const options = { appVersion: '0.1.0', now: clock.now() };
    const opening = await thrownCode(() => openWorkspaceDb(folder, options).db.close());
    expect([null, 'disk_full']).toContain(opening);
    makeRoom(folder);
    const { db, ledger, cache } = openWorkspaceDb(folder, options);
    expect([ledger, cache]).toEqual(['sound', 'sound']);
    expect(waiting(db)).toEqual(acknowledged);
    expect(db.pragma('main.integrity_check', { simple: true })).toBe('ok');
    db.close();
  });

  it('needs no room for sorting and searching', async () => {
    const desk = await openTestDesk({ devices: 5 });
    onTestFinished(() => desk.close());
    expect(desk.db.pragma('temp_store', { simple: true })).toBe(2);
  });

  it('between a request and the note of its outcome: nothing is sent twice, and the queue drains when there is room', async () => {
    let full: (() => void) | null = null;
    const desk = await openTestDesk({
      devices: 900,
      wrapKnox: (client) => ({
        ...client,
        async assignProfile(...args) {
          const report = await client.assignProfile(...args);
          full?.();
          full = null;
          return report;
        },
      }),
    });
    onTestFinished(() => desk.close());
    await startSynced(desk);
    const pages = () => Number(desk.db.pragma('main.page_count', { simple: true }));
    full = () => void desk.db.pragma(`main.max_page_count = ${pages()}`);
    const deviceIds = approvedDevices(desk, profileAt(desk, 1)).slice(0, 100);
    const to = profileAt(desk, 2);
    const changeId = move(desk, deviceIds, to);
    await desk.until(() => desk.log.some((line) => line.includes('disk_full')));
    expect(outcomesOf(desk, changeId).done ?? 0).toBe(0);
    desk.db.pragma(`main.max_page_count = ${pages() + 10_000}`);
    for (let tries = 0; tries < 20 && outcomesOf(desk, changeId).done !== deviceIds.length; tries += 1) {
      desk.clock.advance(60_000);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await reaches(desk, changeId, 'done');
    expect(new Set(deviceIds.map((deviceId) => truthOf(desk, deviceId)))).toEqual(new Set([to]));
    expect(new Set(deviceIds.map((deviceId) => effectsOn(desk, deviceId)))).toEqual(new Set([1]));
  });
});

describe('a full disk during an export or a backup (F06)', () => {
  const leftovers = (folder: string) =>
    readdirSync(folder, { recursive: true }).filter((name) => String(name).includes('.part'));

  it('leaves the file that was there as it was, and nothing half written', async ({ skip }) => {
    const disk = mountTinyDisk('1m');
    if (disk === null) return skip(noTinyDisk);
    const desk = await openTestDesk({ devices: 900 });
    onTestFinished(() => desk.close());
    await startSynced(desk);
    const file = join(disk, 'devices.csv');
    writeFileSync(file, 'the list of last week');
    fill(disk, 16);
    const columns = ['imei', 'serial', 'model', 'profile'] as const;
    const { jobId } = await exportDevices(desk.services, {
      ...{ scope: { kind: 'all' }, columns: [...columns], attributes: [], headers: [...columns], form: 'raw' },
      ...{ leaving: '', file },
    });
    const ending = () =>
      desk.events
        .filter(({ name }) => name === 'job.progress')
        .map(({ payload }) => payload as Events['job.progress'])
        .find((told) => told.jobId === jobId && told.finished)?.finished;
    await desk.until(() => ending() !== undefined);
    expect(ending()).toMatchObject({ ok: false, error: { code: 'disk_full' } });
    expect(readFileSync(file, 'utf8')).toBe('the list of last week');
    expect(leftovers(disk)).toEqual([]);
  });

  it('keeps the backups there are, and makes the next one when there is room', async ({ skip }) => {
    const desk = await openOnTinyDisk({ devices: 300 });
    if (!desk) return skip(noTinyDisk);
    const { folder, services, clock } = desk;
    backupLedger(desk.db, folder, { now: clock.now(), kind: 'daily' });
    const before = listBackups(folder, clock.now());
    fill(folder, 32);
    const signal = new AbortController().signal;
    const again = { now: new Date(clock.now().getTime() + 86_400_000), kind: 'daily', signal } as const;
    const aside = () => backupAside(folder, { ...again, workerFile: services.workerFile });
    expect(await thrownCode(aside)).toBe('disk_full');
    expect(await thrownCode(() => backupLedger(desk.db, folder, again))).toBe('disk_full');
    expect(listBackups(folder, again.now)).toEqual(before);
    expect(leftovers(folder)).toEqual([]);
    makeRoom(folder);
    await aside();
    expect(listBackups(folder, again.now)).toHaveLength(2);
  });
});
