import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ScanCodes } from '#shared/domain/read-scan.ts';
import {
  codeParameters,
  codeSql,
  findDevicesByCode,
  findNoteLines,
  hasNoteLines,
  noteLinesSql,
} from '../../../../src-main/desk/db/tables/scan-lookups.ts';
import { imei2Of, imeiOf, openScanDesk, type ScanDesk, serialOf } from '../../../helpers/open-scan-desk.ts';

let desk: ScanDesk;
beforeEach(async () => {
  desk = await openScanDesk();
  desk.addBatch('b1', { note: [{ imei: imeiOf(0) }, { imei: imeiOf(1), serial: serialOf(1) }] });
  desk.addBatch('b2', { note: [{ imei: imeiOf(2) }] });
});
afterEach(() => desk.close());

const codes = (imei: string | null, imei2: string | null = null, serial: string | null = null): ScanCodes => ({
  ...{ imei, imei2, serial },
});
const found = (asked: ScanCodes) => findDevicesByCode(desk.db, asked).map(({ deviceId }) => deviceId);
const planOf = (sql: string, parameters: object) =>
  (desk.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(parameters) as { detail: string }[]).map(({ detail }) => detail);

describe('devices by the codes of a label', () => {
  it('are found by either IMEI in either place and by serial number, each once', () => {
    expect(found(codes(imeiOf(2)))).toEqual(['KD000002']);
    expect(found(codes(imei2Of(2)))).toEqual(['KD000002']);
    expect(found(codes(imei2Of(2), imeiOf(2), serialOf(2)))).toEqual(['KD000002']);
    expect(found(codes(null, null, serialOf(2)))).toEqual(['KD000002']);
    expect(found(codes(imeiOf(2), null, serialOf(3)))).toEqual(['KD000002', 'KD000003']);
    expect(found(codes(imeiOf(99)))).toEqual([]);
    expect(found(codes(null))).toEqual([]);
  });

  it('are found when the server leaves the check digit out', () => {
    desk.db.prepare("UPDATE cache.devices SET imei = ? WHERE device_id = 'KD000002'").run(imeiOf(2).slice(0, 14));
    expect(found(codes(imeiOf(2)))).toEqual(['KD000002']);
  });

  it('are looked up by an index, in the cache, on the note and among scans', () => {
    const parameters = { ...codeParameters(codes(imeiOf(0), imei2Of(0), serialOf(0))), batchId: 'b1' };
    const plans = [
      planOf(codeSql('row', 'cache.devices'), parameters),
      planOf(noteLinesSql, parameters),
      planOf(codeSql('scan', 'main.batch_scans'), parameters),
    ];
    for (const plan of plans) {
      const steps = plan.filter((step) => /devices|batch_|note_/.test(step));
      expect(steps).toHaveLength(5);
      expect(
        steps.filter(
          (step) => !/^SEARCH .*\((?:imei2?>. AND imei2?<.|serial=.|kind=. AND code(?:>. AND code<|=).)\)/.test(step),
        ),
      ).toEqual([]);
    }
  });
});

describe('lines of a delivery note by the codes of a label', () => {
  it('are those of the batch alone', () => {
    expect(findNoteLines(desk.db, 'b1', codes(imeiOf(1)))).toEqual([codes(imeiOf(1), null, serialOf(1))]);
    expect(findNoteLines(desk.db, 'b1', codes(imeiOf(2)))).toEqual([]);
    expect(findNoteLines(desk.db, 'b1', codes(imeiOf(0), null, serialOf(1)))).toHaveLength(2);
  });

  it('are there or not', () => {
    desk.addBatch('b3');
    expect(['b1', 'b3'].map((batchId) => hasNoteLines(desk.db, batchId))).toEqual([true, false]);
  });
});
