import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SimulatedState } from '../../src-main/simulator/base-device.ts';
import type { DeviceTruth } from '../../src-main/simulator/control.ts';
import { type Answer, KME, type KnoxCaller, openSimulator, rowsOf } from './knox-caller.ts';

let knox: KnoxCaller;
beforeEach(async () => {
  knox = await openSimulator();
});
afterEach(() => knox.simulator.close());

const list = (query = ''): Promise<Answer> => knox.call('GET', `${KME}/devices/list${query}`);
const ids = (answer: Answer) => rowsOf(answer, 'deviceList').map(({ id }) => String(id));

function devicesIn(state: SimulatedState, limit = 3): DeviceTruth[] {
  return knox.simulator.control.listDevices({ state, limit }).devices;
}

function truth(identifier: string): DeviceTruth | undefined {
  return knox.simulator.control.listDevices({ identifier }).devices[0];
}

describe('devices/list', () => {
  it('pages from zero, a hundred at a time, until the pages are empty', async () => {
    const pages = await Promise.all([0, 1, 2, 3].map((page) => list(`?pageNum=${page}`)));
    expect(pages.map((page) => ids(page).length)).toEqual([100, 100, 40, 0]);
    expect(new Set(pages.flatMap(ids)).size).toBe(240);
    expect(pages.every(({ body }) => body.totalCount === 240 && body.processingCount === 0)).toBe(true);
  });

  it('grants no more rows than its cap, whatever is asked', async () => {
    expect(ids(await list('?pageSize=5000'))).toHaveLength(100);
    knox.simulator.control.setSwitches({ maxPageSize: 30 });
    const second = await list('?pageSize=5000&pageNum=1');
    expect(ids(second)).toHaveLength(30);
    expect(ids(second)[0]).toBe(ids(await list('?pageSize=1&pageNum=30'))[0]);
  });

  it('can repeat its last page for ever', async () => {
    knox.simulator.control.setSwitches({ endlessPages: true });
    expect(ids(await list('?pageNum=77'))).toEqual(ids(await list('?pageNum=2')));
  });

  it('refuses a page that is no number', async () => {
    for (const query of ['?pageNum=-1', '?pageSize=0', '?pageSize=many']) {
      expect((await list(query)).body).toMatchObject({ code: 4000000, message: 'RESOURCE_INVALID_PARAM' });
    }
  });

  it('shows the fields public clients read, and one IMEI only', async () => {
    const [row] = rowsOf(await list('?pageSize=1'), 'deviceList');
    const device = truth(String(row?.id));
    expect(row).toMatchObject({ mei: device?.imei, serialNumber: device?.serial, model: device?.model });
    expect(row).toMatchObject({
      profileId: device?.profileId,
      tenantName: 'Meridian Field Service',
      updateTime: device?.updatedAt,
    });
    expect(Object.keys(row ?? {})).not.toContain('imei2');
  });

  it('shows Wi-Fi tablets without an IMEI', async () => {
    const rows = (await Promise.all([0, 1, 2].map((page) => list(`?pageNum=${page}`)))).flatMap((page) =>
      rowsOf(page, 'deviceList'),
    );
    const wifi = rows.filter(({ mei }) => mei === null);
    expect(wifi.length).toBeGreaterThan(0);
    expect(wifi.every(({ model }) => ['SM-X200', 'SM-X300'].includes(String(model)))).toBe(true);
  });

  it('changes types and names with its switches', async () => {
    knox.simulator.control.setSwitches({
      totalsAsText: true,
      timesAsText: true,
      tagsAsArray: true,
      nullsAbsent: true,
      returnsSecondImei: true,
    });
    const answer = await list();
    expect(answer.body.totalCount).toBe('240');
    const rows = rowsOf(answer, 'deviceList');
    expect(rows.every(({ updateTime, tags }) => typeof updateTime === 'string' && Array.isArray(tags))).toBe(true);
    expect(rows.some((row) => !('userName' in row))).toBe(true);
    expect(rows.some((row) => Object.values(row).includes(null))).toBe(false);
    const withSecond = rows.find(({ imei2 }) => typeof imei2 === 'string');
    expect(truth(String(withSecond?.imei2))?.deviceId).toBe(withSecond?.id);
  });

  it('words its states in four ways', async () => {
    const state = String(devicesIn('provisioned')[0]?.deviceId);
    const word = async () => {
      const pages = await Promise.all([0, 1, 2].map((page) => list(`?pageNum=${page}`)));
      return pages.flatMap((page) => rowsOf(page, 'deviceList')).find(({ id }) => id === state)?.state;
    };
    expect(await word()).toBe('Provisioned');
    knox.simulator.control.setSwitches({ stateWords: 'constant' });
    expect(await word()).toBe('PROVISIONED');
    knox.simulator.control.setSwitches({ stateWords: 'legacy' });
    expect(await word()).toBe('Enrolled');
  });

  it('leaves deleted devices out and moves the others up', async () => {
    const before = (await Promise.all([0, 1, 2].map((page) => list(`?pageNum=${page}`)))).flatMap(ids);
    const gone = [before[3], before[99], before[239]].map(String);
    knox.simulator.control.portalEdit({ kind: 'delete', deviceIds: gone });
    const after = (await Promise.all([0, 1, 2].map((page) => list(`?pageNum=${page}`)))).flatMap(ids);
    expect(after).toEqual(before.filter((id) => !gone.includes(id)));
  });
});

describe('changedAfter', () => {
  it('names the devices changed since, in every format the release notes allow', async () => {
    const at = Date.UTC(2026, 5, 15, 10);
    const changed = devicesIn('assigned', 2).map(({ deviceId }) => deviceId);
    knox.simulator.control.advanceClock(30 * 60_000);
    knox.simulator.control.portalEdit({ kind: 'unassign', deviceIds: changed });
    const formats: [string, 'epochMs' | 'iso' | 'hours' | 'minutes'][] = [
      [String(at + 1), 'epochMs'],
      [new Date(at + 1).toISOString(), 'iso'],
      ['1h', 'hours'],
      ['10m', 'minutes'],
    ];
    for (const [text, format] of formats) {
      for (const changedAfterFormat of [format, 'any'] as const) {
        knox.simulator.control.setSwitches({ changedAfterFormat });
        const answer = await list(`?changedAfter=${encodeURIComponent(text)}`);
        expect([text, ids(answer).sort(), answer.body.totalCount]).toEqual([text, [...changed].sort(), 2]);
      }
    }
  });

  it('refuses a format it does not speak', async () => {
    knox.simulator.control.setSwitches({ changedAfterFormat: 'epochMs' });
    expect((await list('?changedAfter=24h')).body.code).toBe(4000000);
    knox.simulator.control.setSwitches({ changedAfterFormat: 'hours' });
    expect((await list('?changedAfter=2026-06-15T09:00:00Z')).body.code).toBe(4000000);
  });

  it('reaches back before the start of the world, and never names a deleted device', async () => {
    const all = knox.simulator.control.listDevices({ limit: 1000 }).devices;
    const since = Date.UTC(2026, 5, 12);
    const expected = all.filter(({ updatedAt }) => updatedAt >= since);
    expect(expected.length).toBeGreaterThan(0);
    expect((await list(`?changedAfter=${since}`)).body.totalCount).toBe(expected.length);
    const gone = String(expected[0]?.deviceId);
    knox.simulator.control.portalEdit({ kind: 'delete', deviceIds: [gone] });
    const after = await list(`?changedAfter=${since}`);
    expect(after.body.totalCount).toBe(expected.length - 1);
    expect(ids(after)).not.toContain(gone);
  });

  it('includes devices a reseller has just uploaded', async () => {
    const { deviceIds } = knox.simulator.control.portalEdit({ kind: 'add', count: 5 });
    expect(ids(await list('?changedAfter=0h'))).toEqual(deviceIds);
    expect(truth(String(deviceIds[0]))?.state).toBe('pending');
  });
});
