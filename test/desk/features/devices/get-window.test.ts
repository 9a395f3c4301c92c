import { describe, expect, it } from 'vitest';
import { deskContract } from '#shared/contract.ts';
import type { DeviceView } from '#shared/domain/device.ts';
import { getWindow } from '../../../../src-main/desk/features/devices/get-window.ts';
import { knoxDevice, layOverlay, openFilledWorkspace } from '../../db/open-test-workspace.ts';
import { makeTestServices } from '../make-test-services.ts';

const byImei: DeviceView = { filter: {}, sort: { column: 'imei', direction: 'asc' } };

describe('a window of the devices list', () => {
  it('holds consecutive rows and the count of all', async () => {
    const db = await openFilledWorkspace(Array.from({ length: 1000 }, (_, n) => knoxDevice(n)));
    const { services } = makeTestServices(db);
    const window = getWindow(services, { view: byImei, first: 700, count: 3 });
    expect([window.total, window.first]).toEqual([1000, 700]);
    expect(window.rows.map((row) => row.imei)).toEqual(['353227410007000', '353227410007010', '353227410007020']);
    expect(getWindow(services, { view: byImei, first: 999, count: 200 }).rows).toHaveLength(1);
    expect(getWindow(services, { view: byImei, first: 5000, count: 200 }).rows).toEqual([]);
  });

  it('shows a waiting move although the list itself did not have to be built anew', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    const { services } = makeTestServices(db);
    expect(getWindow(services, { view: byImei, first: 0, count: 1 }).rows[0]?.waiting).toBeNull();
    layOverlay(db, [1], 'p2');
    expect(getWindow(services, { view: byImei, first: 0, count: 1 }).rows[0]?.profileId).toBe('p2');
  });

  const input = deskContract['devices.getWindow'].input;
  const hostile: [string, unknown][] = [
    ['a sort column with SQL in it', { ...byImei, sort: { column: 'imei; DROP TABLE devices', direction: 'asc' } }],
    [
      'a sort column of the table that is no column of the grid',
      { ...byImei, sort: { column: 'row', direction: 'asc' } },
    ],
    ['a direction with SQL in it', { ...byImei, sort: { column: 'imei', direction: 'asc, (SELECT 1)' } }],
    ['a state that does not exist', { ...byImei, filter: { states: ["' OR 1=1 --"] } }],
  ];
  for (const [name, view] of hostile) {
    it(`is refused for ${name}`, () => expect(input.safeParse({ view, first: 0, count: 10 }).success).toBe(false));
  }

  it('is refused beyond two hundred rows', () => {
    expect(input.safeParse({ view: byImei, first: 0, count: 1e9 }).success).toBe(false);
    expect(input.safeParse({ view: byImei, first: 0, count: 200 }).success).toBe(true);
  });

  it('takes a filter’s text for a text, whatever is in it', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    const { services } = makeTestServices(db);
    for (const text of ["x' OR 1=1 --", '"; DROP TABLE devices', 'a" OR "b*', '\0', '%', '*']) {
      const view = { ...byImei, filter: { text, model: text, userName: text } };
      expect(getWindow(services, { view, first: 0, count: 10 }).total, text).toBe(0);
    }
    expect(getWindow(services, { view: byImei, first: 0, count: 10 }).total).toBe(1);
  });
});
