import { expect, it } from 'vitest';
import { openWorkspaceDb } from '../../../src-main/desk/db/open-workspace.ts';
import { writeLater } from '../../../src-main/desk/db/write-later.ts';
import { addBatch } from '../../helpers/batch-actions.ts';
import { makeTestFolder, openTestWorkspace } from './open-test-workspace.ts';

const FULL = 2;
const NORMAL = 1;

it('waits for the disk with the next ordinary transaction alone, whether the work is done or not', () => {
  const db = openTestWorkspace();
  const waiting = () => db.pragma('main.synchronous', { simple: true });
  expect(writeLater(db, () => [addBatch(db, 'b'), waiting()][1])).toBe(NORMAL);
  expect(waiting()).toBe(FULL);
  const fail = () => {
    addBatch(db, 'c');
    throw new Error('no');
  };
  expect(() => writeLater(db, fail)).toThrow('no');
  expect(waiting()).toBe(FULL);
  expect(db.prepare('SELECT batch_id FROM main.batches').pluck().all()).toEqual(['b']);
});

it('is an ordinary transaction where there is no log', () => {
  const { db } = openWorkspaceDb(makeTestFolder(), { appVersion: '0.1.0', now: new Date(), network: true });
  expect(writeLater(db, () => db.pragma('main.synchronous', { simple: true }))).toBe(FULL);
  db.close();
});
