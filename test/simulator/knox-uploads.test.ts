import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KME, type KnoxCaller, openSimulator, rowsOf } from './knox-caller.ts';

let knox: KnoxCaller;
beforeEach(async () => {
  knox = await openSimulator({ devices: 2400 });
});
afterEach(() => knox.simulator.close());

const uploads = async () => rowsOf(await knox.call('GET', `${KME}/devices/uploads/list`), 'uploadList');
const approve = (uploadIds: unknown) => knox.call('POST', `${KME}/devices/uploads/approvals`, { uploadIds });

describe('uploads/list', () => {
  it('lists five uploads of two resellers, newest first, three of them pending', async () => {
    const list = await uploads();
    expect(list.map(({ deviceCount, status }) => [deviceCount, status])).toEqual([
      [12, 'Pending'],
      [212, 'Pending'],
      [464, 'Pending'],
      [812, 'Approved'],
      [900, 'Approved'],
    ]);
    expect(new Set(list.map(({ resellerName }) => resellerName)).size).toBe(2);
  });

  it('pages like every list', async () => {
    const page = await knox.call('GET', `${KME}/devices/uploads/list?pageSize=2&pageNum=2`);
    expect([page.body.totalCount, rowsOf(page, 'uploadList').length]).toEqual([5, 1]);
  });
});

describe('uploads/approvals', () => {
  it('approves every pending device of an upload, once', async () => {
    const [smallest] = await uploads();
    const id = String(smallest?.uploadId);
    const answer = await approve([id, 'UP1']);
    expect(answer.body).toEqual({ totalCount: 1, successUploadList: [id], notFoundUploadList: ['UP1'] });
    const { devices } = knox.simulator.control.listDevices({ uploadId: id });
    expect(devices.map(({ state }) => state)).toEqual(Array.from({ length: 12 }, () => 'unassigned'));
    await approve([id]);
    expect(Object.values(knox.simulator.control.effects())).toEqual(Array.from({ length: 12 }, () => ({ approve: 1 })));
    expect((await uploads())[0]).toMatchObject({ uploadId: id, status: 'Approved' });
  });

  it('lets the approved devices be assigned, and shows them as changed', async () => {
    const id = String((await uploads())[0]?.uploadId);
    const deviceIds = knox.simulator.control.listDevices({ uploadId: id }).devices.map(({ deviceId }) => deviceId);
    const profile = knox.simulator.control.listProfiles()[0]?.profileId;
    const assign = () => knox.call('PUT', `${KME}/devices/assignProfile`, { profileId: profile, deviceIds });
    expect((await assign()).body.code).toBe(4001703);
    await approve([id]);
    expect((await knox.call('GET', `${KME}/devices/list?changedAfter=0h`)).body.totalCount).toBe(12);
    expect((await assign()).status).toBe(200);
  });

  it('refuses uploads nobody knows, and an empty list', async () => {
    expect(await approve(['UP1'])).toMatchObject({ status: 404, body: { code: 4040000 } });
    expect((await approve([])).body.code).toBe(4000000);
  });
});
