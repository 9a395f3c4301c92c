import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileCheck } from '#shared/domain/verify-activity-file.ts';
import {
  appendActivity,
  newSha256,
  readActivityAfter,
  readHead,
} from '../../../../src-main/desk/db/tables/activity.ts';
import { jsonParts } from '../../../../src-main/desk/features/activity/json-parts.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

const devices = Array.from({ length: 2_500 }, (_, n) => knoxDevice(n, n % 2 === 0 ? 'p1' : 'p3'));

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, devices, ['p1', 'p2', 'p3']);
  queueMove(
    test.db,
    devices.map(({ deviceId }) => deviceId),
    'p2',
  );
  for (let n = 0; n < 250; n += 1)
    appendActivity(test.db, { at: '', actor: 'ann', action: 'tokens.copy', changeId: null, facts: { n } });
});
afterEach(() => test.close());

function write(): { text: string; parts: number } {
  const head = readHead(test.db);
  const facts = { workspace: 'Depot', account: null, exportedAt: 'now', exportedBy: 'ann', appVersion: '0.1.0' };
  const parts = [...jsonParts(test.db, { ...facts, entries: head?.entry ?? 0, head: head?.hash ?? '' })];
  expect(parts.map(({ done }) => done)).toEqual([...parts.map(({ done }) => done)].sort((a, b) => a - b));
  return { text: parts.map(({ text }) => text).join(''), parts: parts.length };
}

function verdictOf(text: string) {
  const check = createFileCheck(newSha256);
  const lines = text.split('\n');
  for (const line of lines.slice(0, -1)) check.take(line);
  return check.end(lines.at(-1) ?? '');
}

describe('the log as JSON', () => {
  it('has every entry as it was written, and each device of a change before and after', () => {
    const lines = write()
      .text.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const entries = lines.filter(({ kind }) => kind === 'entry').map(({ kind: _kind, seal: _seal, ...entry }) => entry);
    expect(entries).toEqual(readActivityAfter(test.db, 0, 1_000));
    const named = lines.filter(({ kind }) => kind === 'devices').flatMap((line) => line.devices);
    expect(named).toHaveLength(2_500);
    expect(named.find(([deviceId]) => deviceId === 'KD000003')).toEqual([
      ...['KD000003', '350000000000003', 'p3', 'p2', 'waiting'],
      null,
    ]);
  });

  it('proves itself, in many parts', () => {
    const { text, parts } = write();
    expect(verdictOf(text)).toMatchObject({ ok: true, header: { entries: 251, workspace: 'Depot' } });
    expect(parts).toBeGreaterThan(6);
  });

  it('does not hide what was done to the ledger', () => {
    test.db.exec(`DROP TRIGGER activity_loses_nothing; DELETE FROM activity WHERE entry = 40`);
    expect(verdictOf(write().text)).toMatchObject({ ok: false, fault: 'missing', entry: 40 });
    test.db.exec("UPDATE change_targets SET targets = replace(targets, 'KD000100', 'KD999999')");
    expect(verdictOf(write().text)).toMatchObject({ ok: false, fault: 'devices', entry: 1 });
    test.db.exec('DELETE FROM activity WHERE entry = 251');
    expect(verdictOf(write().text).ok).toBe(false);
  });

  it('of an empty log proves itself too', () => {
    const empty = openTestDb();
    const facts = { workspace: 'Depot', account: null, exportedAt: '', exportedBy: '', appVersion: '' };
    const text = [...jsonParts(empty.db, { ...facts, entries: 0, head: '' })].map((part) => part.text).join('');
    expect(verdictOf(text)).toMatchObject({ ok: true });
    empty.close();
  });
});
