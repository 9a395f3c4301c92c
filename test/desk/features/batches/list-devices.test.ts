import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchFinding } from '#shared/domain/batch.ts';
import { listDevices } from '../../../../src-main/desk/features/batches/list-devices.ts';
import { addBatch, addNote } from '../../../helpers/batch-actions.ts';
import { imei2Of, imeiOf, openScanDesk, type ScanDesk, serialOf } from '../../../helpers/open-scan-desk.ts';

let desk: ScanDesk;
beforeEach(async () => {
  desk = await openScanDesk();
  addBatch(desk.db, 'b');
  addNote(desk.db, 'b', [
    { imei: imeiOf(1), model: 'Tab Active5', orderId: 'PO-7', carton: 'C1' },
    { serial: serialOf(2) },
    { serial: 'NOBODY' },
  ]);
  desk.scan(imei2Of(2), 'b');
  desk.scan(serialOf(8), 'b');
});
afterEach(() => desk.close());

const list = (wish: { finding?: BatchFinding; text?: string; first?: number; count?: number } = {}) =>
  listDevices(desk.services, { batchId: 'b', first: 0, count: 100, ...wish });

describe('the devices of a batch', () => {
  it('are the lines of the note in their order, then what was scanned besides, each with all its identifiers', async () => {
    const { devices, total } = await list();
    expect(total).toBe(4);
    expect(devices.map(({ line, serial, findings }) => [line, serial, findings])).toEqual([
      [2, serialOf(1), ['missing']],
      [3, serialOf(2), []],
      [4, 'NOBODY', ['missing', 'unknown']],
      [null, serialOf(8), ['extra']],
    ]);
    expect(devices[0]).toMatchObject({
      ...{ imei: imeiOf(1), model: 'Tab Active5', orderId: 'PO-7', carton: 'C1', scannedAt: null },
      ...{ deviceId: 'KD000001', device: { state: 'assigned', profileName: 'p1', waiting: null } },
    });
    expect(devices[1]).toMatchObject({ imei: imeiOf(2), imei2: imei2Of(2), scannedBy: 'tester', model: 'SM-G992' });
    expect(devices[2]).toMatchObject({ imei: null, device: null, deviceId: null, scannedAt: null });
  });

  it('can be narrowed to a finding and read by windows', async () => {
    expect((await list({ finding: 'missing' })).devices.map(({ line }) => line)).toEqual([2, 4]);
    const second = await list({ finding: 'missing', first: 1, count: 1 });
    expect([second.total, second.devices.map(({ line }) => line)]).toEqual([2, [4]]);
  });

  it.each([
    ['last digits', imeiOf(1).slice(-6), [2]],
    ['digits grouped for the eye', `35 ${imeiOf(1).slice(2, 8)}`, [2, 3, null]],
    ['a model of the note', 'active', [2]],
    ['a carton', 'c1', [2]],
    ['an order', 'po-7', [2]],
    ['a part of a serial number', 'obod', [4]],
    ['signs that mean something to SQL', '%', []],
  ])('are found by %s', async (_, text, lines) => {
    expect((await list({ text })).devices.map(({ line }) => line)).toEqual(lines);
  });
});
