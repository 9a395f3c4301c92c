import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { changeStates, summariseState } from '#shared/domain/queued-change.ts';
import type { WritableDb } from '../../../../src-main/desk/db/sql.ts';
import { applyVerdicts, writeVerdicts } from '../../../../src-main/desk/db/tables/change-outcomes.ts';
import { readChange, readUnfinishedChanges } from '../../../../src-main/desk/db/tables/changes.ts';
import { rebuildOverlay } from '../../../../src-main/desk/db/tables/overlay.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb, testNow } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

let test: TestDb;
afterEach(() => test.close());

const at = testNow.toISOString();
const devices = Array.from({ length: 12 }, (_, n) =>
  knoxDevice(n, n % 3 === 0 ? null : 'p1', n === 11 ? 'pending' : 'assigned'),
);
const profiles = ['p1', 'p2', 'p3'];

const queue = (db: WritableDb, deviceIds: readonly string[], to: string) => queueMove(db, deviceIds as DeviceId[], to);

function say(
  db: WritableDb,
  changeId: string,
  state: (typeof changeStates)[number],
  deviceIds: readonly string[],
): void {
  const change = readChange(db, changeId);
  if (!change) throw new Error('no such change');
  writeVerdicts(
    db,
    deviceIds.map((deviceId) => ({
      deviceId: deviceId as DeviceId,
      state,
      errorCode: null,
      errorId: null,
      seenProfileId: state === 'conflict' ? ('p3' as ProfileId) : null,
    })),
  );
  applyVerdicts(db, change, at);
}

function snapshot(db: WritableDb): unknown {
  return {
    overlay: db.prepare('SELECT * FROM temp.overlay ORDER BY device_id').all(),
    below: db.prepare('SELECT * FROM temp.overlay_below ORDER BY device_id, sequence').all(),
  };
}

describe('the overlay', () => {
  it('shows the newest change, and the older one again when that is taken back', async () => {
    test = openTestDb();
    const { db } = test;
    await fillCache(db, devices, profiles);
    const first = queue(db, ['KD000001', 'KD000002'], 'p2') ?? '';
    const second = queue(db, ['KD000002'], 'p3') ?? '';
    const shown = () =>
      db.prepare('SELECT device_id, profile_id, live FROM temp.overlay ORDER BY device_id').raw().all();
    expect(shown()).toEqual([
      ['KD000001', 'p2', 1],
      ['KD000002', 'p3', 1],
    ]);
    say(db, second, 'undone', ['KD000002']);
    expect(shown()).toEqual([
      ['KD000001', 'p2', 1],
      ['KD000002', 'p2', 1],
    ]);
    say(db, first, 'conflict', ['KD000001']);
    expect(shown()).toEqual([
      ['KD000001', null, 0],
      ['KD000002', 'p2', 1],
    ]);
  });

  it('is, after any sequence of moves and outcomes, what the ledger alone makes of it', async () => {
    test = openTestDb();
    const { db } = test;
    await fillCache(db, devices, profiles);
    const someDevices = fc.uniqueArray(fc.constantFrom(...devices.map(({ deviceId }) => deviceId)), {
      minLength: 1,
      maxLength: 8,
    });
    const step = fc.oneof(
      fc.record({ do: fc.constant('move' as const), ids: someDevices, to: fc.constantFrom(...profiles, 'default') }),
      fc.record({
        do: fc.constant('say' as const),
        change: fc.nat(20),
        state: fc.constantFrom(...changeStates),
        ids: someDevices,
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        // One transaction that is rolled back: no waiting for the disk, and a clean ledger for the next run.
        db.exec('BEGIN IMMEDIATE');
        const made: string[] = [];
        for (const one of steps) {
          if (one.do === 'move') {
            const changeId = queue(db, one.ids, one.to);
            if (changeId !== null) made.push(changeId);
          } else if (made.length > 0) say(db, made[one.change % made.length] ?? '', one.state, one.ids);
        }
        const before = snapshot(db);
        rebuildOverlay(db);
        expect(snapshot(db)).toEqual(before);
        for (const changeId of made) expectTrueCounts(db, changeId);
        db.exec('ROLLBACK');
      }),
      { numRuns: 200 },
    );
  });

  it('is there again when the workspace is opened again', async () => {
    test = openTestDb();
    await fillCache(test.db, devices, profiles);
    queue(test.db, ['KD000001', 'KD000003'], 'p2');
    const before = snapshot(test.db);
    test = test.reopen();
    expect(snapshot(test.db)).toEqual({ overlay: [], below: [] });
    rebuildOverlay(test.db);
    expect(snapshot(test.db)).toEqual(before);
  });
});

/** Counts in the change's row are those of its outcomes (I8), and its state is their summary. */
function expectTrueCounts(db: WritableDb, changeId: string): void {
  const change = readChange(db, changeId);
  if (!change) throw new Error('no such change');
  const counted = db
    .prepare('SELECT state, count(*) AS devices FROM change_outcomes WHERE change_id = ? GROUP BY state')
    .all(changeId) as { state: (typeof changeStates)[number]; devices: number }[];
  const named = counted.reduce((sum, { devices: count }) => sum + count, 0);
  for (const state of changeStates) {
    const rows = counted.find((one) => one.state === state)?.devices ?? 0;
    expect(change.outcomes[state]).toBe(state === 'waiting' ? rows + change.devices - named : rows);
  }
  expect(change.state).toBe(summariseState(change.outcomes));
  const unfinished = readUnfinishedChanges(db).some((one) => one.changeId === changeId);
  const rows = db.prepare('SELECT count(*) FROM temp.unfinished WHERE sequence = ?').pluck().get(change.sequence);
  expect(unfinished).toBe(Number(rows) > 0);
}
