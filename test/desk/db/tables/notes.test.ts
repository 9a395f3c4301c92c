import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNote } from '../../../../src-main/desk/db/tables/notes.ts';
import { noteDevices } from '../../../helpers/edit-devices.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb, testNow } from '../../../helpers/open-test-db.ts';

let test: TestDb;
const id = (n: number) => knoxDevice(n, null).deviceId;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, [knoxDevice(1, 'p1'), knoxDevice(2, 'p1')], ['p1']);
});
afterEach(() => test.close());

describe('notes', () => {
  it('tell who noted what, and when; no words take them away', () => {
    expect(readNote(test.db, id(1))).toBeNull();
    noteDevices(test.db, [id(1)], 'scratched');
    expect(readNote(test.db, id(1))).toEqual({ text: 'scratched', notedAt: testNow.toISOString(), notedBy: 'me' });
    noteDevices(test.db, [id(1)], '');
    expect(readNote(test.db, id(1))).toBeNull();
  });

  it('outlive the run and the cache', () => {
    noteDevices(test.db, [id(1)], 'scratched');
    test.db.exec('DELETE FROM cache.devices');
    test = test.reopen();
    expect(readNote(test.db, id(1))?.text).toBe('scratched');
  });

  it('are found by any part of their words as they stand, and no longer by words that were replaced', () => {
    const found = (part: string) =>
      test.db.prepare('SELECT rowid FROM main.notes_parts WHERE notes_parts MATCH ?').all(`"${part}"`).length;
    noteDevices(test.db, [id(1), id(2)], 'Écran rayé');
    expect([found('ecran'), found('RAYE'), found('dos')]).toEqual([2, 2, 0]);
    noteDevices(test.db, [id(1)], 'dos cassé');
    noteDevices(test.db, [id(2)], '');
    expect([found('ecran'), found('dos')]).toEqual([0, 1]);
    expect(() => test.db.exec("INSERT INTO notes_parts (notes_parts) VALUES ('integrity-check')")).not.toThrow();
  });
});
