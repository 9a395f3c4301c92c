import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { exportQueue } from '../../../../src-main/desk/features/handover/export-queue.ts';
import { devicesOutside, move, profileAt, reaches, startSynced } from '../../../helpers/desk-actions.ts';
import { ended, handOver, passphrase, previewAt } from '../../../helpers/handover-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
const none = { waiting: false, held: false, holds: false, notes: false, attributes: false, batches: false };

beforeEach(async () => {
  desk = await openTestDesk({ devices: 120 });
  await startSynced(desk);
  desk.loop.workOffline(true);
});
afterEach(() => desk.close());

describe('handing over', { timeout: 60_000 }, () => {
  it('leaves the queue as it is, and is noted with the ids of what went out', async () => {
    const profile = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, profile, 3), profile);
    const { handoverId } = await handOver(desk);
    const [entry] = readActivity(desk.db, 1);
    expect(entry?.action).toBe('handover.export');
    expect(JSON.parse(entry?.facts ?? '')).toEqual({
      handoverId,
      changes: 1,
      holds: 0,
      notes: 0,
      values: 0,
      batches: 0,
      changeIds: [changeId],
    });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
  });

  it('takes the queue as it stood at one moment, while the sender goes on', async () => {
    const profile = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, profile, 5), profile);
    const file = join(desk.folder, 'moment.muster');
    const { jobId } = await exportQueue(desk.services, { file, passphrase, parts: { ...none, waiting: true } });
    // The key takes half a second: the queue is worked off before the first line is written.
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    await ended(desk, jobId);
    expect((await previewAt(desk, file)).changes).toMatchObject([{ changeId, unsent: 5, standing: 'over-here' }]);
  });

  it('refuses to write a file with nothing in it, or without a tenant it would belong to', async () => {
    const file = join(desk.folder, 'nothing.muster');
    const parts = { waiting: true, held: true, holds: true, notes: true, attributes: true, batches: true };
    expect(await thrownCode(() => exportQueue(desk.services, { file, passphrase, parts }))).toBe('nothing_to_do');
    const blank = await openTestDesk({ devices: 1, connected: false });
    expect(await thrownCode(() => exportQueue(blank.services, { file, passphrase, parts }))).toBe('not_connected');
    await blank.close();
    expect(readdirSync(desk.folder).filter((name) => name.includes('muster'))).toEqual([]);
  });
});
