import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestTargets } from '../../../../src-main/desk/db/tables/target-digest.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

let test: TestDb;
let changeId: string;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, [knoxDevice(1, 'p1')], ['p1', 'p2']);
  changeId = queueMove(test.db, [knoxDevice(1, 'p1').deviceId], 'p2') ?? '';
});
afterEach(() => test.close());

function digest(ofChange: string): { steps: number; value: string | null } {
  const digests = digestTargets(test.db, ofChange);
  for (let steps = 0; ; steps += 1) {
    const { done, value } = digests.next();
    if (done) return { steps, value };
  }
}

describe('the digest of a list of devices', () => {
  it.each([0, 999_999, 1_000_000, 1_000_001, 2_500_000])('of %i bytes is that of its text, slice by slice', (size) => {
    const text = `é${'x'.repeat(Math.max(0, size - 2))}`;
    test.db.prepare('UPDATE main.change_targets SET targets = ?').run(text);
    const { steps, value } = digest(changeId);
    expect(value).toBe(createHash('sha256').update(text).digest('hex'));
    expect(steps).toBe(Math.floor(Buffer.byteLength(text) / 1_000_000));
  });

  it('is none where there is no such change', () => {
    expect(digest('none')).toEqual({ steps: 0, value: null });
  });
});
