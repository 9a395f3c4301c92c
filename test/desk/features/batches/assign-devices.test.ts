import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { assignDevices } from '../../../../src-main/desk/features/batches/assign-devices.ts';
import { getBatch } from '../../../../src-main/desk/features/batches/get-batch.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { addBatch, addNote, addScan } from '../../../helpers/batch-actions.ts';
import { profileAt, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openScanDesk, type ScanDesk, serialOf } from '../../../helpers/open-scan-desk.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

describe('assigning a batch', () => {
  let desk: ScanDesk;
  beforeEach(async () => {
    desk = await openScanDesk();
    desk.addBatch('b', { profileId: 'p1', note: [{ serial: serialOf(6) }, { serial: serialOf(8) }] });
  });
  afterEach(() => desk.close());
  const assign = () => assignDevices(desk.services, { batchId: 'b', extra: false });
  const assigned = async () => (await getBatch(desk.services, { batchId: 'b' })).stages.assigned;

  it('queues one change, shows the devices there at once and is undone like any move', async () => {
    for (const n of [6, 8]) desk.scan(serialOf(n), 'b');
    const { changeId, plan } = await assign();
    expect(plan.move).toBe(2);
    expect(readChange(desk.db, changeId)).toMatchObject({ kind: 'move', devices: 2, profileId: 'p1' });
    expect(await assigned()).toBe(2);
    const [entry] = readActivity(desk.db, 1);
    expect(entry).toMatchObject({ action: 'batches.assign', changeId });
    expect(JSON.parse(entry?.facts ?? '')).toMatchObject({
      batchId: 'b',
      name: 'Batch b',
      profileName: 'p1',
      devices: 2,
    });
    expect(desk.nudges).toEqual(['change']);
    await undoChange(desk.services, { changeIds: [changeId] });
    expect(await assigned()).toBe(0);
  });

  it('refuses to queue nothing', async () => {
    expect(await thrownCode(assign)).toBe('nothing_to_do');
  });
});

describe('a batch from the note to the server', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
  });
  afterEach(() => desk.close());

  it('is scanned and assigned offline, then sent', async () => {
    const profileId = profileAt(desk, 1);
    const serials = desk.db
      .prepare("SELECT serial FROM cache.devices WHERE profile_id = 'default' AND state = 'unassigned' LIMIT 5")
      .pluck()
      .all() as string[];
    addBatch(desk.db, 'b', { profileId });
    addNote(
      desk.db,
      'b',
      serials.map((serial) => ({ serial })),
    );
    for (const serial of serials.slice(0, 4)) addScan(desk.db, 'b', { serial });
    const { changeId } = await assignDevices(desk.services, { batchId: 'b', extra: false });
    desk.loop.workOffline(false);
    await synced(desk);
    await desk.until(() => readChange(desk.db, changeId)?.state === 'done');
    const { stages, findings } = await getBatch(desk.services, { batchId: 'b' });
    expect(stages).toMatchObject({ expected: 5, scanned: 4, approved: 4, assigned: 4 });
    expect(findings.missing).toBe(1);
  });
});
