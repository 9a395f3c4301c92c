import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainStart, findFault, sha256Of } from '#shared/domain/activity-chain.ts';
import type { ActivityEntry } from '#shared/domain/activity-entry.ts';
import {
  appendActivity,
  findEntry,
  newSha256,
  readActivity,
  readActivityAfter,
  readHead,
  readNotedHead,
} from '../../../../src-main/desk/db/tables/activity.ts';
import { writeIntegration } from '../../../../src-main/desk/db/tables/integration.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

const deeds = ['devices.move', 'changes.undo', 'changes.sent'] as const;

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
  for (const [n, action] of deeds.entries()) {
    const at = `2026-11-22T10:00:0${n}.000Z`;
    appendActivity(test.db, { at, actor: 'depot', action, changeId: n === 0 ? null : 'c1', facts: { n } });
  }
});
afterEach(() => test.close());

/** Entries that do not follow the one before. */
function broken(entries: ActivityEntry[]): number[] {
  let end = chainStart;
  return entries.flatMap((entry) => {
    const fault = findFault(newSha256, end, entry);
    end = entry;
    return fault === null ? [] : [fault.entry];
  });
}

describe('the activity log', () => {
  it('gives the newest entries first, and those after one in their order', () => {
    expect(readActivity(test.db, 2).map(({ entry, action }) => [entry, action])).toEqual([
      [3, 'changes.sent'],
      [2, 'changes.undo'],
    ]);
    expect(readActivityAfter(test.db, 1, 5).map(({ entry }) => entry)).toEqual([2, 3]);
    expect([findEntry(test.db, 2)?.action, findEntry(test.db, 9)]).toEqual(['changes.undo', null]);
  });

  it('binds each entry to the one before by its hash', () => {
    const entries = readActivityAfter(test.db, 0, 10);
    expect(broken(entries)).toEqual([]);
    expect(entries[0]?.previousHash).toBe('');
    expect(new Set(entries.map(({ hash }) => hash)).size).toBe(3);
  });

  it('notes by the monotonic clock when it was, in which run of the desk', () => {
    const entries = readActivityAfter(test.db, 0, 10);
    const [first] = entries;
    expect(first?.runId).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(entries.map(({ runId }) => runId)).size).toBe(1);
    const times = entries.map(({ monotonicMs }) => monotonicMs ?? Number.NaN);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThan(0);
  });

  it('notes for which customer of Knox it was, none while connected to nothing', () => {
    writeIntegration(test.db, {
      ...{ name: '', description: '', region: 'eu', baseUrl: '', accessTokenUrl: '', scheme: 'oauth', ivanti: null },
      ...{ customerId: '4711', connectedAt: '' },
    });
    const deed = { at: '', actor: 'depot', changeId: null, facts: {} } as const;
    appendActivity(test.db, { ...deed, action: 'integration.connect' });
    expect(readActivity(test.db, 2).map(({ account }) => account)).toEqual(['4711', null]);
    expect(broken(readActivityAfter(test.db, 0, 10))).toEqual([]);
  });

  it('keeps its newest entry apart too', () => {
    expect(readNotedHead(test.db)).toEqual(readHead(test.db));
    expect(readHead(test.db)).toEqual({ entry: 3, hash: readActivity(test.db, 1)[0]?.hash });
  });

  it('has the digests of SHA-256', () => {
    expect(sha256Of(newSha256, 'abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
