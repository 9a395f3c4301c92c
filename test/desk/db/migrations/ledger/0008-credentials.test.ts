import { expect, it } from 'vitest';
import { openTestWorkspace } from '../../open-test-workspace.ts';

it('lets one thing wait for a device, keeps what it took the place of, and has no column for a password', () => {
  const db = openTestWorkspace();
  const insert = (entry: number, state: string) =>
    db
      .prepare('INSERT INTO main.device_credentials (device_id, entry, state) VALUES (?, ?, ?)')
      .run('KD1', entry, state);
  insert(1, 'replaced');
  insert(2, 'waiting');
  expect(() => insert(3, 'waiting')).toThrow('UNIQUE');
  expect(() => insert(3, 'lost')).toThrow('CHECK');
  const columns = db.prepare("SELECT name FROM pragma_table_info('device_credentials')").pluck().all();
  expect(columns).not.toContain('password');
});
