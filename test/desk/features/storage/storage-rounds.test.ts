import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listBackups } from '../../../../src-main/desk/db/backup-ledger.ts';
import { readLastCheck, writeLastCheck } from '../../../../src-main/desk/db/tables/storage.ts';
import { type FileWatch, watchFiles } from '../../../../src-main/desk/db/watch-files.ts';
import { createStorageRounds, type StorageRounds } from '../../../../src-main/desk/features/storage/storage-rounds.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let desk: TestDesk;
let rounds: StorageRounds;
let idleMs = 0;
beforeEach(async () => {
  desk = await openTestDesk({ devices: 5 });
  idleMs = 0;
});
afterEach(async () => {
  rounds.stop();
  await desk.close();
});

function begin(watch: FileWatch = watchFiles(desk.folder)): void {
  rounds = createStorageRounds(desk.services, { watch, idleMs: () => idleMs });
  rounds.begin();
}

const backups = () => listBackups(desk.folder, new Date(desk.clock.now().getTime() + 365 * DAY_MS));
const made = () => desk.log.filter((line) => line.includes('backup made')).length;
const soon = () => new Promise((resolve) => setTimeout(resolve, 150));

describe('the daily backup', () => {
  it('comes half a minute after the start and again after a day, not in between', async () => {
    begin();
    expect(made()).toBe(0);
    desk.clock.advance(31_000);
    await desk.until(() => made() === 1);
    for (let hour = 1; hour < 23; hour += 1) {
      desk.clock.advance(HOUR_MS);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await soon();
    expect(made()).toBe(1);
    desk.clock.advance(2 * HOUR_MS);
    await desk.until(() => made() === 2);
    expect(backups().map(({ kind }) => kind)).toEqual(['daily', 'daily']);
  });

  it('is not made at a start on the same day', async () => {
    begin();
    desk.clock.advance(31_000);
    await desk.until(() => made() === 1);
    rounds.stop();
    begin();
    desk.clock.advance(31_000);
    await soon();
    expect(made()).toBe(1);
  });

  it('comes by the monotonic clock when the wall clock stands still, and a wall clock gone wild makes no more than one an hour', async () => {
    begin();
    desk.clock.advance(31_000);
    await desk.until(() => made() === 1);
    desk.clock.setWall(-DAY_MS);
    desk.clock.advance(DAY_MS);
    await desk.until(() => made() === 2);
    desk.clock.setWall(400 * DAY_MS);
    await soon();
    expect(made()).toBe(2);
  });

  it('that fails is told in the log and tried again an hour later', async () => {
    writeFileSync(join(desk.folder, 'backups'), 'in the way');
    begin();
    desk.clock.advance(31_000);
    await desk.until(() => desk.log.some((line) => line.includes('the daily backup failed')));
    rmSync(join(desk.folder, 'backups'));
    desk.clock.advance(HOUR_MS);
    await desk.until(() => made() === 1);
  });
});

describe('the weekly check', () => {
  it('waits until nobody has asked anything for a while, and comes once a week', async () => {
    begin();
    desk.clock.advance(10_000);
    await soon();
    expect(readLastCheck(desk.db)).toBeNull();
    idleMs = 120_000;
    desk.clock.advance(10_000);
    await desk.until(() => readLastCheck(desk.db) !== null);
    const first = readLastCheck(desk.db)?.at;
    desk.clock.advance(6 * DAY_MS);
    await soon();
    expect(readLastCheck(desk.db)?.at).toBe(first);
    desk.clock.advance(2 * DAY_MS);
    await desk.until(() => readLastCheck(desk.db)?.at !== first);
  });

  it('does not come over a network, nor beside other long work', async () => {
    writeLastCheck(desk.db, { at: '2020-01-01T00:00:00.000Z', problems: 0 });
    idleMs = 120_000;
    desk.services.jobs.set('export', new AbortController());
    begin();
    await soon();
    desk.services.jobs.clear();
    desk.services.network = true;
    desk.clock.advance(10_000);
    await soon();
    expect(readLastCheck(desk.db)?.at).toBe('2020-01-01T00:00:00.000Z');
  });
});

describe('a file that is gone', () => {
  it('is noticed within five seconds, and once', async () => {
    begin();
    rmSync(join(desk.folder, 'ledger.db'));
    const noticed = () => desk.log.filter((line) => line.includes('database_replaced')).length;
    desk.clock.advance(5_000);
    await desk.until(() => noticed() > 0);
    desk.clock.advance(60_000);
    await soon();
    expect(noticed()).toBe(1);
    expect(existsSync(join(desk.folder, 'backups'))).toBe(false);
  });
});
