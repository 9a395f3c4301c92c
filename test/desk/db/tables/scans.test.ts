import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { LONGEST_SCAN, type ScanVerdict, scanVerdicts } from '#shared/domain/scan-verdict.ts';
import {
  extendScan,
  findEarlierScan,
  insertScan,
  markUndone,
  newestScan,
  readScanCount,
  readScanRow,
  readScanRows,
} from '../../../../src-main/desk/db/tables/scans.ts';
import { imei2Of, imeiOf, openScanDesk, type ScanDesk, serialOf } from '../../../helpers/open-scan-desk.ts';

let desk: ScanDesk;
beforeEach(async () => {
  desk = await openScanDesk();
  desk.addBatch('b1', { profileId: 'p1', note: [{ imei: imeiOf(0) }] });
});
afterEach(() => desk.close());

const at = '2026-11-26T09:00:00.000Z';
const add = (n: number, verdict: ScanVerdict = 'good', batchId = 'b1') =>
  insertScan(desk.db, {
    ...{ batchId, at, by: 'tester', text: imeiOf(n), imei: imeiOf(n), imei2: null, serial: null, verdict },
    deviceId: `KD00000${n}` as DeviceId,
  });
const earlier = (n: number, before = Number.MAX_SAFE_INTEGER) =>
  findEarlierScan(desk.db, { codes: { imei: imeiOf(n), imei2: null, serial: null }, deviceId: null, before });

describe('scans as they are kept', () => {
  it('are numbered in the order they come and read with their device', () => {
    const scans = [add(0), add(1)];
    expect(scans[1]).toBe(Number(scans[0]) + 1);
    expect(readScanRow(desk.db, scans[0] ?? 0)).toEqual({
      ...{ scan: scans[0], at, verdict: 'good', text: imeiOf(0), imei: imeiOf(0), imei2: null, serial: null },
      ...{ deviceId: 'KD000000', model: 'SM-G990', profileName: 'p1', before: null },
    });
    expect(readScanRows(desk.db, 'b1', { first: 0, count: 5 }).map(({ scan }) => scan)).toEqual(scans.toReversed());
    expect(readScanRow(desk.db, 99)).toBeNull();
  });

  it('take other codes of their label, each text once and no more than is kept', () => {
    const scan = add(0);
    const codes = { imei: imeiOf(0), imei2: imei2Of(0), serial: serialOf(0) };
    extendScan(desk.db, scan, { ...codes, text: serialOf(0) });
    extendScan(desk.db, scan, { ...codes, text: serialOf(0) });
    expect(readScanRow(desk.db, scan)).toMatchObject({ ...codes, text: `${imeiOf(0)} ${serialOf(0)}` });
    extendScan(desk.db, scan, { ...codes, text: 'x'.repeat(LONGEST_SCAN) });
    expect(readScanRow(desk.db, scan)?.text).toHaveLength(LONGEST_SCAN);
  });

  it('are counted by what becomes of them', () => {
    for (const verdict of scanVerdicts) add(1, verdict);
    expect(readScanCount(desk.db, 'b1')).toEqual({ scanned: 4, expected: 1, extra: 1, refused: 4 });
    markUndone(desk.db, add(2));
    expect(readScanCount(desk.db, 'b1')).toEqual({ scanned: 4, expected: 1, extra: 1, refused: 4 });
    expect(readScanCount(desk.db, 'none')).toEqual({ scanned: 0, expected: 0, extra: 0, refused: 0 });
  });

  it('are found by their device or any code, newest first, when they count', () => {
    const [first, second] = [add(0), add(0)];
    add(0, 'already-scanned');
    expect(earlier(0)?.scan).toBe(second);
    expect(earlier(0, second)?.scan).toBe(first);
    markUndone(desk.db, second);
    expect(earlier(0)).toEqual({ scan: first, batchId: 'b1', at, batchName: 'Batch b1' });
    expect(earlier(1)).toBeNull();
    desk.db.prepare("UPDATE main.batches SET state = 'closed'").run();
    expect(earlier(0)).toBeNull();
  });

  it('have a newest one, of any kind or that counts', () => {
    expect(newestScan(desk.db, 'b1')).toBeNull();
    const good = add(0);
    const bad = add(0, 'unreadable');
    expect([newestScan(desk.db, 'b1'), newestScan(desk.db, 'b1', 'kept')]).toEqual([bad, good]);
    markUndone(desk.db, bad);
    expect(newestScan(desk.db, 'b1')).toBe(good);
  });
});
