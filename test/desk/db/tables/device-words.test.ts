import { describe, expect, it } from 'vitest';
import { revisionOf } from '../../../../src-main/desk/db/revisions.ts';
import { finishBulkLoad } from '../../../../src-main/desk/db/tables/device-bulk-load.ts';
import { laterDeviceIndexes } from '../../../../src-main/desk/db/tables/device-indexes.ts';
import {
  addWords,
  canSearchWords,
  forgetWords,
  indexWordsSlice,
  isFirstSyncDone,
} from '../../../../src-main/desk/db/tables/device-words.ts';
import { insertDevicesBulk } from '../../../../src-main/desk/db/tables/devices.ts';
import { knoxDevice, now, openFilledWorkspace, openTestWorkspace } from '../open-test-workspace.ts';

const people = ['Ann', 'Bea', 'ann', '', 'Zoé', 'Carl'];
const devices = people.map((userName, n) => knoxDevice(n, { userName, tags: `t${n % 2}`, model: 'SM-1' }));

async function openLoaded() {
  const db = openTestWorkspace();
  insertDevicesBulk(db, devices, now);
  await finishBulkLoad(db);
  return db;
}

describe('gathering words after a first sync', () => {
  it('waits until the first sync is done', async () => {
    const db = await openLoaded();
    expect(isFirstSyncDone(db)).toBe(false);
    expect(indexWordsSlice(db, 10)).toBe(false);
    expect(canSearchWords(db)).toBe(false);
  });

  for (const maxRows of [1, 2, 100]) {
    it(`takes in every distinct text, ${maxRows} at a time`, async () => {
      const db = await openLoaded();
      db.exec('UPDATE cache.sync_cursor SET first_sync_done = 1');
      let slices = 0;
      while (indexWordsSlice(db, maxRows)) slices += 1;
      expect(slices).toBeGreaterThanOrEqual(laterDeviceIndexes.length);
      const words = db.prepare('SELECT lower(text) FROM cache.device_words ORDER BY 1').pluck().all();
      expect(words).toEqual(['ann', 'bea', 'carl', 'sm-1', 't0', 't1', 'zoé']);
      expect(canSearchWords(db)).toBe(true);
      expect(indexWordsSlice(db, maxRows)).toBe(false);
    });
  }

  it('goes on where it was after a restart', async () => {
    const db = await openLoaded();
    db.exec('UPDATE cache.sync_cursor SET first_sync_done = 1');
    for (let slice = 0; slice < laterDeviceIndexes.length + 1; slice += 1) indexWordsSlice(db, 2);
    expect(db.prepare('SELECT column_name, after_text FROM cache.device_words_cursor').raw().get()).toEqual([
      'user_name',
      'Bea',
    ]);
  });
});

describe('words', () => {
  it('are kept once whatever their case, and raise the revision only when they are new', async () => {
    const db = await openFilledWorkspace([]);
    addWords(db, ['Depot', 'depot']);
    const before = revisionOf(db, 'words');
    addWords(db, ['DEPOT']);
    expect(revisionOf(db, 'words')).toBe(before);
    expect(db.prepare('SELECT count(*) FROM cache.device_words').pluck().get()).toBe(1);
  });

  it('can be forgotten, parts and all', async () => {
    const db = await openFilledWorkspace(devices);
    forgetWords(db);
    const parts = 'SELECT count(*) FROM cache.device_words_parts WHERE device_words_parts MATCH \'"bea"\'';
    expect(db.prepare(parts).pluck().get()).toBe(0);
    addWords(db, ['Bea']);
    expect(db.prepare(parts).pluck().get()).toBe(1);
  });
});
