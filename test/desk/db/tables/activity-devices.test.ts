import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME, type ProfileId } from '#shared/domain/profile.ts';
import { queueChange } from '../../../../src-main/desk/db/queue-change.ts';
import { appendActivity, readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import {
  DEVICES_PER_SLICE,
  readDevicesOf,
  slicesOfDevices,
} from '../../../../src-main/desk/db/tables/activity-devices.ts';
import { insertAttribute } from '../../../../src-main/desk/db/tables/attributes.ts';
import { edit } from '../../../helpers/edit-devices.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

const at = '2026-11-22T10:00:00.000Z';
const many = DEVICES_PER_SLICE + 5;
const idOf = (n: number) => knoxDevice(n, 'p1').deviceId;
const imeiOf = (n: number) => knoxDevice(n, 'p1').imei;

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  const devices = Array.from({ length: many }, (_, n) => knoxDevice(n, n < 3 ? 'p1' : DEFAULT_PROFILE_ID));
  await fillCache(test.db, devices, ['p1', 'p2']);
});
afterEach(() => test.close());

function newest() {
  const [entry] = readActivity(test.db, 1);
  if (!entry) throw new Error('nothing was logged');
  return entry;
}

const window = (first: number, count: number) => readDevicesOf(test.db, newest(), { first, count });
const slices = () => [...slicesOfDevices(test.db, newest())];

function queue(kind: 'approve' | 'delete', deviceIds: DeviceId[], base: string | null): void {
  queueChange(test.db, {
    ...{ intent: { kind }, basedOn: null, profileName: 'u1', reverses: null, action: 'devices.delete' },
    groups: [{ baseProfileId: base as ProfileId, deviceIds: JSON.stringify(deviceIds), devices: deviceIds.length }],
    ...{ actor: 'me', appVersion: '0.1.0', at, facts: {} },
  });
}

describe('the devices of an entry', () => {
  it('of a move are each before and after, window by window', () => {
    queueMove(
      test.db,
      Array.from({ length: many }, (_, n) => idOf(n)),
      'p2',
    );
    expect(window(0, 2)).toMatchObject({ kind: 'move', total: many, devices: [{ after: 'p2', state: 'waiting' }, {}] });
    const all = window(0, many).devices;
    const [one] = all.filter(({ deviceId }) => deviceId === idOf(2));
    expect(one).toEqual({
      ...{ deviceId: idOf(2), label: imeiOf(2), before: 'p1', after: 'p2', state: 'waiting', errorCode: null },
    });
    expect(all.filter(({ before }) => before === DEFAULT_PROFILE_NAME)).toHaveLength(many - 3);
    expect(window(many - 1, 50).devices).toHaveLength(1);
  });

  it('of a move come in slices as the change has them, all of them once', () => {
    queueMove(
      test.db,
      Array.from({ length: many }, (_, n) => idOf(n)),
      'p2',
    );
    const found = slices();
    expect(found.map(({ devices }) => devices.length).sort((a, b) => a - b)).toEqual([2, 3, DEVICES_PER_SLICE]);
    expect(new Set(found.map(({ group, base }) => `${group} ${base}`)).size).toBe(2);
    const ids = found.flatMap(({ devices }) => devices.map(({ deviceId }) => deviceId));
    expect(new Set(ids).size).toBe(many);
    const groups = found.reduce<string[][]>((sum, { group, devices }) => {
      const list = sum[group ?? -1] ?? [];
      sum[group ?? -1] = [...list, ...devices.map(({ deviceId }) => deviceId)];
      return sum;
    }, []);
    const stored = test.db.prepare('SELECT targets FROM main.change_targets').pluck().get() as string;
    expect(groups).toEqual((JSON.parse(stored) as [string, string[]][]).map(([, list]) => list));
  });

  it('are told in full where a change was queued, and nowhere else', () => {
    const changeId = queueMove(test.db, [idOf(1)], 'p2');
    appendActivity(test.db, { at, actor: 'me', action: 'changes.sent', changeId, facts: { outcomes: { done: 1 } } });
    expect(slices()).toEqual([]);
    expect(window(0, 9)).toMatchObject({ kind: 'move', total: 1, devices: [{ deviceId: idOf(1) }] });
  });

  it('of an approval go to the Default Profile, of a deletion nowhere; gone ones go by their id', () => {
    queue('approve', [idOf(1)], null);
    expect(window(0, 9)).toMatchObject({ kind: 'approve', devices: [{ before: null, after: DEFAULT_PROFILE_NAME }] });
    queue('delete', ['KX1' as DeviceId], 'p1');
    expect(window(0, 9)).toMatchObject({ kind: 'delete', devices: [{ label: 'KX1', before: 'p1', after: null }] });
    expect(slices()).toMatchObject([{ group: 0, base: 'p1', devices: [{ label: 'KX1', state: 'waiting' }] }]);
  });

  it('on hold, and let go, are those the entry names, with the reason', () => {
    const deviceIds = [idOf(2), idOf(1), idOf(0)];
    const deed = { at, actor: 'me', changeId: null } as const;
    appendActivity(test.db, { ...deed, action: 'uploads.hold', facts: { reason: 'broken', deviceIds } });
    expect(window(1, 1)).toEqual({
      ...{ kind: 'hold', total: 3 },
      devices: [{ deviceId: idOf(1), label: imeiOf(1), before: null, after: 'broken', state: null, errorCode: null }],
    });
    const released = deviceIds.map((deviceId) => ({ deviceId, reason: 'broken' }));
    appendActivity(test.db, { ...deed, action: 'uploads.release', facts: { released } });
    expect(window(0, 1)).toMatchObject({ kind: 'release', total: 3, devices: [{ before: 'broken', after: null }] });
    expect(slices()).toMatchObject([{ group: null, devices: [{ deviceId: idOf(2) }, {}, {}] }]);
  });

  it('of an edit are those it was made on, with what it replaced', () => {
    insertAttribute(test.db, { name: 'Depot', type: 'text', at });
    const all = Array.from({ length: many }, (_, n) => idOf(n));
    edit(test.db, [idOf(7)], { kind: 'attribute', name: 'Depot', text: 'Lyon' }, 'overwrite');
    edit(test.db, all, { kind: 'attribute', name: 'Depot', text: 'Leeds' }, 'overwrite');
    expect(window(7, 1)).toMatchObject({
      kind: 'attribute',
      total: many,
      devices: [{ before: 'Lyon', after: 'Leeds' }],
    });
    expect(slices().flatMap(({ devices }) => devices.map(({ deviceId }) => deviceId))).toEqual(all);
  });

  it('are none of an entry about something else', () => {
    appendActivity(test.db, { at, actor: 'me', action: 'tokens.copy', changeId: null, facts: {} });
    expect([window(0, 9), slices()]).toEqual([{ kind: null, devices: [], total: 0 }, []]);
  });
});
