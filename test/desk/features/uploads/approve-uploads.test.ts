import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { approveUploads } from '../../../../src-main/desk/features/uploads/approve-uploads.ts';
import type { KnoxClient } from '../../../../src-main/desk/services.ts';
import {
  devicesOutside,
  effectsOn,
  move,
  outcomesOf,
  profileAt,
  reaches,
  requestsTo,
  startSynced,
  synced,
  truthOf,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import {
  approve,
  devicesOfUpload,
  hold,
  inDefaultProfile,
  largestPending,
  pendingAtServer,
  uploadNow,
} from '../../../helpers/upload-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const APPROVALS = 'uploads/approvals';

async function openOffline(options: TestDeskOptions = {}): Promise<void> {
  desk = await openTestDesk(options);
  await startSynced(desk);
  desk.loop.workOffline(true);
}

async function goOnline(): Promise<void> {
  desk.loop.workOffline(false);
  await synced(desk);
}

describe('approving an upload offline (behaviours 24, 32, 33, 37)', () => {
  it('raises the count of the Default Profile at once, and the server follows once it can be reached', async () => {
    await openOffline();
    const { uploadId, toApprove } = largestPending(desk);
    const before = inDefaultProfile(desk);
    const { changeIds, devices } = approveUploads(desk.services, { uploadIds: [uploadId] });
    const [changeId = ''] = changeIds;
    expect(devices).toBe(toApprove);
    expect(inDefaultProfile(desk)).toBe(before + toApprove);
    expect(uploadNow(desk, uploadId)).toMatchObject({
      pending: 0,
      approved: 0,
      approving: toApprove,
      change: { changeId, state: 'waiting' },
    });
    expect(pendingAtServer(desk, uploadId)).toBe(toApprove);

    await goOnline();
    await reaches(desk, changeId, 'done');
    expect(outcomesOf(desk, changeId)).toEqual({ done: toApprove });
    expect(pendingAtServer(desk, uploadId)).toBe(0);
    expect(requestsTo(desk, 'POST', APPROVALS)).toBe(1);
    for (const deviceId of devicesOfUpload(desk, uploadId)) expect(effectsOn(desk, deviceId)).toBe(1);
    expect(inDefaultProfile(desk)).toBe(before + toApprove);
    expect(uploadNow(desk, uploadId)).toMatchObject({ pending: 0, approved: toApprove, approving: 0, change: null });
  });

  it('is one change named after the upload and its reseller, and one entry in the activity log', async () => {
    await openOffline();
    const { uploadId, resellerName, toApprove } = largestPending(desk);
    const changeId = approve(desk, uploadId);
    expect(readChange(desk.db, changeId)).toMatchObject({
      intent: { kind: 'approve' },
      profileName: `${uploadId} · ${resellerName}`,
      devices: toApprove,
    });
    const [entry] = readActivity(desk.db, 1);
    expect(entry).toMatchObject({ action: 'uploads.approve', changeId, actor: 'tester' });
    expect(JSON.parse(entry?.facts ?? '')).toMatchObject({ uploadId, devices: toApprove, held: 0 });
  });

  it('survives the end of the desk: the next run sends it', async () => {
    await openOffline();
    const { uploadId, toApprove } = largestPending(desk);
    const before = inDefaultProfile(desk);
    const changeId = approve(desk, uploadId);
    desk.kill();
    desk = await desk.reopen();
    expect(inDefaultProfile(desk)).toBe(before + toApprove);
    desk.loop.begin();
    await goOnline();
    await reaches(desk, changeId, 'done');
    expect(pendingAtServer(desk, uploadId)).toBe(0);
  });

  it('queues one change for each upload, and nothing twice', async () => {
    await openOffline();
    const uploadIds = desk.simulator.control
      .listUploads()
      .filter(({ approved }) => !approved)
      .map(({ uploadId }) => uploadId);
    expect(uploadIds.length).toBeGreaterThan(1);
    const { changeIds } = approveUploads(desk.services, { uploadIds: [...uploadIds, ...uploadIds] });
    expect(changeIds).toHaveLength(uploadIds.length);
    expect(await thrownCode(() => approveUploads(desk.services, { uploadIds }))).toBe('nothing_to_do');
    expect(await thrownCode(() => approveUploads(desk.services, { uploadIds: ['nobody’s'] }))).toBe('nothing_to_do');
  });
});

describe('devices on hold', () => {
  it('are left out of the approval; at Samsung they come in with the others and stay in no profile', async () => {
    await openOffline();
    const { uploadId, toApprove } = largestPending(desk);
    const before = inDefaultProfile(desk);
    const held = devicesOfUpload(desk, uploadId).slice(0, 2);
    hold(desk, held);
    const changeId = approve(desk, uploadId);
    expect(readChange(desk.db, changeId)?.devices).toBe(toApprove - 2);
    expect(inDefaultProfile(desk)).toBe(before + toApprove - 2);
    expect(uploadNow(desk, uploadId)).toMatchObject({ pending: 2, toApprove: 0, held: 2 });
    await goOnline();
    await reaches(desk, changeId, 'done');
    await desk.until(() => uploadNow(desk, uploadId).approved === toApprove);
    expect(uploadNow(desk, uploadId)).toMatchObject({ pending: 0, held: 2 });
    expect(held.map((deviceId) => truthOf(desk, deviceId))).toEqual([DEFAULT_PROFILE_ID, DEFAULT_PROFILE_ID]);
    expect(await thrownCode(() => move(desk, held, profileAt(desk, 1)))).toBe('device_on_hold');
  });

  it('make an approval of nothing when all of an upload’s are held', async () => {
    await openOffline();
    const { uploadId } = largestPending(desk);
    hold(desk, devicesOfUpload(desk, uploadId));
    expect(await thrownCode(() => approve(desk, uploadId))).toBe('nothing_to_do');
  });

  it('that are held after the approval was queued are taken out of it; an approval of nobody is not sent', async () => {
    await openOffline();
    const { uploadId } = largestPending(desk);
    const changeId = approve(desk, uploadId);
    hold(desk, devicesOfUpload(desk, uploadId));
    expect(readChange(desk.db, changeId)?.state).toBe('undone');
    await goOnline();
    expect(requestsTo(desk, 'POST', APPROVALS)).toBe(0);
  });
});

describe('an upload approved in the portal meanwhile', () => {
  it('makes the approval done and no conflict', async () => {
    await openOffline();
    const { uploadId, toApprove } = largestPending(desk);
    const changeId = approve(desk, uploadId);
    desk.simulator.control.approveUpload(uploadId);
    await goOnline();
    await reaches(desk, changeId, 'done');
    expect(outcomesOf(desk, changeId)).toEqual({ done: toApprove });
    expect(requestsTo(desk, 'POST', APPROVALS)).toBe(0);
    expect(desk.loop.status()).toMatchObject({ conflicts: 0, refused: 0 });
  });
});

describe('an upload Samsung no longer knows', () => {
  it('is refused as a whole with one request, and what comes after it is sent all the same', async () => {
    const forgotten = (client: KnoxClient): KnoxClient => ({
      ...client,
      approveUploads: async (uploadIds, signal) => {
        const unknown = await client.approveUploads(['UP0'], signal);
        return unknown.includes('UP0') ? [...uploadIds] : [];
      },
    });
    await openOffline({ wrapKnox: forgotten });
    const { uploadId, toApprove } = largestPending(desk);
    const changeId = approve(desk, uploadId);
    const to = profileAt(desk, 1);
    const moved = move(desk, devicesOutside(desk, to, 1), to);
    await goOnline();
    await reaches(desk, moved, 'done');
    expect(outcomesOf(desk, changeId)).toEqual({ refused: toApprove });
    expect(readChange(desk.db, changeId)?.errorCode).toBe('not_found');
    expect(uploadNow(desk, uploadId).change).toEqual({ changeId, state: 'refused' });
    expect(requestsTo(desk, 'POST', APPROVALS)).toBe(1);
  });
});

describe('a refused approval', () => {
  it('is not cut into halves: Samsung takes uploads whole or not at all', async () => {
    await openOffline();
    const { uploadId, toApprove } = largestPending(desk);
    const changeId = approve(desk, uploadId);
    desk.simulator.control.setFault({ match: `POST /kcs/v1/kme/devices/${APPROVALS}`, kind: 'status', status: 400 });
    await goOnline();
    await reaches(desk, changeId, 'refused');
    expect(outcomesOf(desk, changeId)).toEqual({ refused: toApprove });
    expect(requestsTo(desk, 'POST', APPROVALS)).toBe(1);
  });
});

describe('undo', () => {
  it('before sending sends nothing, and the counts are as they were', async () => {
    await openOffline();
    const { uploadId, toApprove } = largestPending(desk);
    const before = inDefaultProfile(desk);
    const changeId = approve(desk, uploadId);
    expect(undoChange(desk.services, { changeIds: [changeId] })).toEqual({ undone: 'taken-back', reversals: [] });
    expect(inDefaultProfile(desk)).toBe(before);
    expect(uploadNow(desk, uploadId)).toMatchObject({ pending: toApprove, toApprove, approving: 0, change: null });
    await goOnline();
    expect(requestsTo(desk, 'POST', APPROVALS)).toBe(0);
    expect(pendingAtServer(desk, uploadId)).toBe(toApprove);
  });

  it('after it was sent says that it cannot be led back', async () => {
    await openOffline();
    const { uploadId } = largestPending(desk);
    const changeId = approve(desk, uploadId);
    await goOnline();
    await reaches(desk, changeId, 'done');
    expect(await thrownCode(() => undoChange(desk.services, { changeIds: [changeId] }))).toBe('already_sent');
  });
});

describe('a device whose approval still waits', () => {
  it('can be moved already, and ends in the profile, in that order', async () => {
    await openOffline();
    const { uploadId } = largestPending(desk);
    const to = profileAt(desk, 1);
    const approval = approve(desk, uploadId);
    const deviceIds = devicesOfUpload(desk, uploadId).slice(0, 5);
    const moved = move(desk, deviceIds, to);
    expect(uploadNow(desk, uploadId)).toMatchObject({ pending: 0, change: { changeId: approval, state: 'waiting' } });
    await goOnline();
    await reaches(desk, moved, 'done');
    expect(readChange(desk.db, approval)?.state).toBe('done');
    for (const deviceId of deviceIds) expect(truthOf(desk, deviceId)).toBe(to);
    const writes = desk.simulator.control.requests().filter(({ method }) => method === 'POST' || method === 'PUT');
    const order = writes.map(({ path }) => path).filter((path) => /approvals|assignProfile/.test(path));
    expect(order).toEqual([expect.stringContaining('approvals'), expect.stringContaining('assignProfile')]);
    expect(desk.loop.status()).toMatchObject({ waiting: 0, conflicts: 0, refused: 0 });
  });

  it('is moved as well when the upload was approved in the portal meanwhile', async () => {
    await openOffline();
    const { uploadId } = largestPending(desk);
    const to = profileAt(desk, 1);
    approve(desk, uploadId);
    const deviceIds = devicesOfUpload(desk, uploadId).slice(0, 5);
    const moved = move(desk, deviceIds, to);
    desk.simulator.control.approveUpload(uploadId);
    await goOnline();
    await reaches(desk, moved, 'done');
    for (const deviceId of deviceIds) expect(truthOf(desk, deviceId)).toBe(to);
  });
});

/** Where the desk dies while an approval is sent, and whether it had reached the server by then. */
const deaths: { name: string; arrived: boolean; wrap(client: KnoxClient, kill: () => void): KnoxClient }[] = [
  {
    name: 'before the request is written',
    arrived: false,
    wrap: (client, kill) => ({
      ...client,
      approveUploads: () => {
        kill();
        return new Promise<never>(() => undefined);
      },
    }),
  },
  {
    name: 'after the server has approved, before the answer is heard',
    arrived: true,
    wrap: (client, kill) => ({
      ...client,
      approveUploads: async (uploadIds, signal) => {
        await client.approveUploads(uploadIds, signal);
        kill();
        return new Promise<never>(() => undefined);
      },
    }),
  },
];

describe('a desk killed between sending and settling', () => {
  for (const { name, arrived, wrap } of deaths) {
    it(`reads the server before it asks again: ${name}`, async () => {
      let dead = false;
      const kill = () => {
        dead = true;
        desk.kill();
      };
      await openOffline({ wrapKnox: (client) => wrap(client, kill) });
      const { uploadId, toApprove } = largestPending(desk);
      const changeId = approve(desk, uploadId);
      desk.loop.workOffline(false);
      desk.loop.nudge('asked');
      await desk.until(() => dead);
      expect(pendingAtServer(desk, uploadId)).toBe(arrived ? 0 : toApprove);
      desk = await desk.reopen({ wrapKnox: (client) => client });
      expect(outcomesOf(desk, changeId)).toEqual({ sending: toApprove });
      desk.loop.begin();
      await reaches(desk, changeId, 'done');
      expect(pendingAtServer(desk, uploadId)).toBe(0);
      expect(requestsTo(desk, 'POST', APPROVALS)).toBe(1);
      for (const deviceId of devicesOfUpload(desk, uploadId)) expect(effectsOn(desk, deviceId)).toBe(1);
    });
  }
});
