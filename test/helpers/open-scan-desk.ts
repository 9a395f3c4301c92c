import type { BatchState } from '#shared/domain/batch.ts';
import { imeiCheckDigit } from '#shared/domain/imei.ts';
import type { KnoxDevice } from '#shared/domain/knox-records.ts';
import type { ScanAnswer } from '#shared/domain/scan-verdict.ts';
import { insertLines } from '../../src-main/desk/db/tables/batch-lines.ts';
import { scanCode } from '../../src-main/desk/features/batches/scan-code.ts';
import { fillCache, knoxDevice } from './open-test-db.ts';
import { openTestDesk, type TestDesk } from './open-test-desk.ts';

/** A line of a delivery note. */
export type Noted = { imei?: string; imei2?: string; serial?: string };

/** A desk with twelve devices, and the words to scan them into batches. */
export type ScanDesk = TestDesk & {
  addBatch(batchId: string, batch?: { profileId?: string; state?: BatchState; note?: readonly Noted[] }): void;
  scan(text: string, batchId?: string): ScanAnswer;
};

/** The first IMEI of device n, with its right check digit. */
export function imeiOf(n: number): string {
  const body = `35${String(n).padStart(12, '0')}`;
  return body + imeiCheckDigit(body);
}

/** Its second IMEI. */
export function imei2Of(n: number): string {
  const body = `86${String(n).padStart(12, '0')}`;
  return body + imeiCheckDigit(body);
}

/** Its serial number. */
export function serialOf(n: number): string {
  return `R${String(n).padStart(10, '0')}`;
}

/**
 * Devices 0 to 5 are in profile p1, 6 and 7 in p2, 8 and 9 in the Default Profile, 10 and 11 wait for approval. The server
 * tells the second IMEI of even ones.
 */
export function scanDevices(): KnoxDevice[] {
  const placeOf = (n: number) => (n < 6 ? 'p1' : n < 8 ? 'p2' : n < 10 ? 'default' : null);
  return Array.from({ length: 12 }, (_, n) => ({
    ...knoxDevice(n, placeOf(n), n < 8 ? 'assigned' : n < 10 ? 'unassigned' : 'pending'),
    imei: imeiOf(n),
    imei2: n % 2 === 0 ? imei2Of(n) : null,
    serial: serialOf(n),
  }));
}

export async function openScanDesk(): Promise<ScanDesk> {
  const desk = await openTestDesk({ connected: false });
  await fillCache(desk.db, scanDevices(), ['p1', 'p2']);
  return { ...desk, ...scanActions(desk) };
}

/** The words of a scan desk for any desk. */
export function scanActions({ db, services }: TestDesk): Pick<ScanDesk, 'addBatch' | 'scan'> {
  return {
    addBatch(batchId, { profileId, state = 'open', note = [] } = {}) {
      db.prepare(
        `INSERT INTO main.batches (batch_id, name, profile_id, state, created_at, created_by)
         VALUES (?, ?, ?, ?, '2026-11-26T08:00:00.000Z', 'tester')`,
      ).run(batchId, `Batch ${batchId}`, profileId ?? null, state);
      const blank = { imei: null, imei2: null, serial: null, model: null, orderId: null, carton: null };
      insertLines(
        db,
        batchId,
        note.map((noted, at) => ({ ...blank, ...noted, line: at + 2 })),
      );
    },
    scan: (text, batchId = 'b1') => scanCode(services, { batchId, text }),
  };
}
