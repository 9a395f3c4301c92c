import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchFinding, BatchStages } from '#shared/domain/batch.ts';
import type { KnoxDevice } from '#shared/domain/knox-records.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { forgetMatch, matchBatch } from '../../../src-main/desk/db/match-batch.ts';
import { bumpRevision } from '../../../src-main/desk/db/revisions.ts';
import type { NoteLine } from '../../../src-main/desk/db/tables/batch-lines.ts';
import { type BatchRow, findBatch, setBatchState } from '../../../src-main/desk/db/tables/batches.ts';
import { upsertDevices } from '../../../src-main/desk/db/tables/devices.ts';
import { addBatch, addNote, addScan, found } from '../../helpers/batch-actions.ts';
import { imei2Of, imeiOf } from '../../helpers/open-scan-desk.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb, testNow } from '../../helpers/open-test-db.ts';

const target = 'Couriers' as ProfileId;
const imei = imeiOf;
const serial = (n: number) => knoxDevice(n, null).serial ?? '';
const imei2 = imei2Of;
const device = (n: number, profileId: string | null, state?: KnoxDevice['state']): KnoxDevice => ({
  ...knoxDevice(n, profileId, state),
  imei: imei(n),
  imei2: imei2(n),
});

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  const approved = [1, 2, 3, 4].map((n) => device(n, DEFAULT_PROFILE_ID, 'unassigned'));
  await fillCache(
    test.db,
    [...approved, device(5, null, 'pending'), device(6, 'Other'), device(7, target), device(8, target)],
    [target, 'Other'],
  );
  test.db.prepare("UPDATE cache.devices SET registration = 'registered' WHERE device_id = 'KD000008'").run();
  addBatch(test.db, 'b', { profileId: target });
});
afterEach(() => test.close());

const row = (batchId = 'b'): BatchRow => {
  const batch = findBatch(test.db, batchId);
  if (!batch) throw new Error('no batch');
  return batch;
};
const match = async (batchId = 'b') => (await matchBatch(test.db, row(batchId))).figures;

type Scan = Parameters<typeof addScan>[2];
type Case = {
  what: string;
  note?: Partial<NoteLine>[];
  scans?: Scan[];
  finds: Partial<Record<BatchFinding, number>>;
  stages?: Partial<BatchStages>;
};

const cases: Case[] = [
  {
    what: 'a line nobody scanned is missing',
    note: [{ imei: imei(1) }],
    finds: { missing: 1 },
    stages: { expected: 1, scanned: 0 },
  },
  {
    what: 'a line scanned by its IMEI is there',
    note: [{ imei: imei(1) }],
    scans: [{ imei: imei(1) }],
    finds: {},
    stages: { expected: 1, scanned: 1, approved: 1, assigned: 0 },
  },
  {
    what: 'a line with IMEI 1 is found by a scan of IMEI 2',
    note: [{ imei: imei(1) }],
    scans: [{ imei: imei2(1) }],
    finds: {},
    stages: { scanned: 1 },
  },
  {
    what: 'a line with IMEI 2 alone is found by a scan of the serial',
    note: [{ imei: imei2(1) }],
    scans: [{ serial: serial(1) }],
    finds: {},
    stages: { scanned: 1 },
  },
  {
    what: 'a line with a serial is found by a scan of the IMEI',
    note: [{ serial: serial(2) }],
    scans: [{ imei: imei(2) }],
    finds: {},
    stages: { scanned: 1 },
  },
  {
    what: 'a scan of what is not on the note is extra, and of no stage',
    note: [{ imei: imei(1) }],
    scans: [{ imei: imei(2) }],
    finds: { missing: 1, extra: 1 },
    stages: { expected: 1, scanned: 0 },
  },
  {
    what: 'without a note nothing is missing or extra',
    scans: [{ imei: imei(1) }, { imei: imei(2) }],
    finds: {},
    stages: { expected: 0, scanned: 2, approved: 2 },
  },
  {
    what: 'the same device on two lines is doubled on both',
    note: [{ imei: imei(1) }, { imei: imei(1) }],
    scans: [{ imei: imei(1) }],
    finds: { missing: 1, doubled: 2 },
  },
  {
    what: 'IMEI 1 on one line and IMEI 2 on another are the same device',
    note: [{ imei: imei(1) }, { imei: imei2(1) }],
    finds: { missing: 2, doubled: 2 },
  },
  {
    what: 'IMEI on one line and serial on another are the same device',
    note: [{ imei: imei(1) }, { serial: serial(1) }],
    finds: { missing: 2, doubled: 2 },
  },
  {
    what: 'two lines nobody knows are doubled by their own words',
    note: [{ serial: 'X1' }, { serial: 'X1' }],
    finds: { missing: 2, doubled: 2, unknown: 2 },
  },
  {
    what: 'a line whose identifiers belong to two devices is swapped',
    note: [{ imei: imei(1), serial: serial(2) }],
    finds: { missing: 1, swapped: 1 },
  },
  {
    what: 'a label whose codes stand on two lines swaps both',
    note: [{ imei: imei(1) }, { serial: serial(2) }],
    scans: [{ imei: imei(1), serial: serial(2), verdict: 'swapped' }],
    finds: { missing: 2, swapped: 2 },
  },
  {
    what: 'a refused scan does not count',
    note: [{ imei: imei(1) }],
    scans: [{ imei: imei(1), verdict: 'already-scanned' }],
    finds: { missing: 1 },
  },
  {
    what: 'a scan that was undone does not count',
    note: [{ imei: imei(1) }],
    scans: [{ imei: imei(1), undone: 1 }],
    finds: { missing: 1 },
  },
  {
    what: 'a device nobody approved stops at scanned',
    note: [{ imei: imei(5) }],
    scans: [{ imei: imei(5) }],
    finds: { 'not-approved': 1 },
    stages: { scanned: 1, approved: 0 },
  },
  {
    what: 'a device of another profile is told',
    note: [{ imei: imei(6) }],
    scans: [{ imei: imei(6) }],
    finds: { 'wrong-profile': 1 },
    stages: { approved: 1, assigned: 0 },
  },
  {
    what: 'a device of its profile is assigned',
    note: [{ imei: imei(7) }],
    scans: [{ imei: imei(7) }],
    finds: {},
    stages: { assigned: 1, registered: 0 },
  },
  {
    what: 'one that registered goes all the way',
    note: [{ imei: imei(8) }],
    scans: [{ imei: imei(8) }],
    finds: {},
    stages: { assigned: 1, registered: 1 },
  },
  {
    what: 'stages count only what was scanned',
    note: [{ imei: imei(8) }],
    finds: { missing: 1 },
    stages: { scanned: 0, registered: 0 },
  },
  {
    what: 'what this tenant does not have is unknown, on the note and scanned',
    note: [{ imei: '350000000000999' }],
    scans: [{ imei: '350000000000999', verdict: 'not-in-tenant' }],
    finds: { unknown: 1 },
    stages: { scanned: 1, approved: 0 },
  },
  {
    what: 'the note’s carton serial is known by the label that has the IMEI too',
    note: [{ serial: 'CARTON9' }],
    scans: [{ imei: imei(3), serial: 'CARTON9' }],
    finds: {},
    stages: { scanned: 1, approved: 1 },
  },
  {
    what: 'a device handed over as scanned on both laptops is one',
    scans: [{ imei: imei(1) }, { imei: imei2(1) }],
    finds: {},
    stages: { scanned: 1 },
  },
];

describe('the three-way match of note, upload and scans', () => {
  for (const { what, note = [], scans = [], finds, stages = {} } of cases) {
    it(what, async () => {
      if (note.length > 0) addNote(test.db, 'b', note);
      for (const scan of scans) addScan(test.db, 'b', scan);
      const figures = await match();
      expect(found(figures.findings)).toEqual(finds);
      expect(figures.stages).toMatchObject(stages);
    });
  }

  it('finds a device doubled that another open batch has, not one of a closed batch', async () => {
    addBatch(test.db, 'other');
    addNote(test.db, 'b', [{ imei: imei(1) }, { imei: imei(2) }]);
    addNote(test.db, 'other', [{ imei: imei2(1) }]);
    addScan(test.db, 'other', { serial: serial(2) });
    expect(found((await match()).findings)).toEqual({ missing: 2, doubled: 2 });
    setBatchState(test.db, 'other', { state: 'closed', at: testNow.toISOString(), holdEntry: null });
    expect(found((await match()).findings)).toEqual({ missing: 2 });
    expect(found((await match('other')).findings)).toEqual({ missing: 1, extra: 1 });
  });

  it('answers the same until something changes, then only looks up what was scanned since', async () => {
    addNote(test.db, 'b', [{ imei: imei(1) }, { imei: imei(2) }]);
    const first = await matchBatch(test.db, row());
    expect(await matchBatch(test.db, row())).toBe(first);
    addScan(test.db, 'b', { imei: imei(2) });
    const second = await matchBatch(test.db, row());
    expect(second.figures.stages.scanned).toBe(1);
    expect([...first.scans]).toEqual([0, 0]);
    forgetMatch(test.db, 'b');
    expect((await matchBatch(test.db, row())).figures).toEqual(second.figures);
  });

  it('knows an IMEI without its check digit, as some servers tell it', async () => {
    const whole = '356938035643809';
    const told = { ...device(9, DEFAULT_PROFILE_ID, 'unassigned'), imei: whole.slice(0, 14) };
    upsertDevices(test.db, [told], testNow);
    addNote(test.db, 'b', [{ imei: whole }]);
    addScan(test.db, 'b', { imei: whole.slice(0, 14) });
    expect(found((await match()).findings)).toEqual({});
  });

  it('looks the scans up anew when one of them was altered', async () => {
    addNote(test.db, 'b', [{ imei: imei(1) }]);
    addScan(test.db, 'b', { imei: imei(1) });
    expect((await match()).stages.scanned).toBe(1);
    test.db.prepare('UPDATE main.batch_scans SET undone = 1').run();
    bumpRevision(test.db, 'scans');
    expect((await match()).stages.scanned).toBe(0);
  });

  it('sees a device that came into the tenant after it was scanned', async () => {
    addNote(test.db, 'b', [{ imei: imei(9) }]);
    addScan(test.db, 'b', { imei: imei(9), verdict: 'not-in-tenant' });
    expect(found((await match()).findings)).toEqual({ unknown: 1 });
    upsertDevices(test.db, [device(9, DEFAULT_PROFILE_ID, 'unassigned')], testNow);
    expect(found((await match()).findings)).toEqual({});
  });

  it('answers those who ask at the same time with one reading', async () => {
    addNote(test.db, 'b', [{ imei: imei(1) }]);
    const [one, other] = await Promise.all([matchBatch(test.db, row()), matchBatch(test.db, row())]);
    expect(one).toBe(other);
  });
});
