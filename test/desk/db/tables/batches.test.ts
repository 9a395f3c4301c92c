import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { revisionOf } from '../../../../src-main/desk/db/revisions.ts';
import {
  deleteBatch,
  findBatch,
  readBatches,
  setBatchState,
  setNoteName,
  updateBatch,
} from '../../../../src-main/desk/db/tables/batches.ts';
import { addBatch, addNote, batchForm } from '../../../helpers/batch-actions.ts';
import { openTestDb, type TestDb, testNow } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
  addBatch(test.db, 'b');
});
afterEach(() => test.close());

const at = testNow.toISOString();

describe('batches in the ledger', () => {
  it('survive the desk', () => {
    addNote(test.db, 'b', [{ serial: 'A' }]);
    test = test.reopen();
    expect(readBatches(test.db)).toMatchObject([
      { batchId: 'b', name: 'Lyon 14', noteName: 'note.csv', state: 'open' },
    ]);
  });

  it('are told apart from before by a revision, whatever was altered', () => {
    const before = revisionOf(test.db, 'batches');
    updateBatch(test.db, 'b', batchForm({ name: 'Other' }));
    setNoteName(test.db, 'b', null);
    setBatchState(test.db, 'b', { state: 'held', at, holdEntry: 7 });
    expect(findBatch(test.db, 'b')).toMatchObject({ name: 'Other', state: 'held', holdEntry: 7, closedAt: null });
    deleteBatch(test.db, 'b');
    expect(findBatch(test.db, 'b')).toBeNull();
    expect(revisionOf(test.db, 'batches')).toBe(before + 4);
  });

  it('go to the profile Samsung has made of one that was made here', () => {
    updateBatch(test.db, 'b', batchForm({ profileId: 'own-1' as ProfileId }));
    test.db.prepare("INSERT INTO main.profile_ids VALUES ('own-1', 'KP9')").run();
    expect(findBatch(test.db, 'b')?.profileId).toBe('KP9');
  });
});
