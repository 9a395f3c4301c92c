import { expect, it } from 'vitest';
import { openTestWorkspace } from '../../open-test-workspace.ts';

it('keeps notes and scans of a batch as long as the batch, and no other state than the three', () => {
  const db = openTestWorkspace();
  const orphans = [
    "INSERT INTO main.batch_lines (batch_id, line) VALUES ('none', 1)",
    "INSERT INTO main.batch_scans (batch_id, at, by, text, verdict) VALUES ('none', '', '', '', 'good')",
  ];
  for (const sql of orphans) expect(() => db.exec(sql)).toThrow('FOREIGN KEY');
  db.exec(`
    INSERT INTO main.batches (batch_id, name, created_at, created_by) VALUES ('b', 'Lyon', '', '');
    INSERT INTO main.batch_lines (batch_id, line, serial) VALUES ('b', 1, '0012');
    INSERT INTO main.batch_scans (batch_id, at, by, text, verdict) VALUES ('b', '', '', '', 'good');
  `);
  expect(db.prepare('SELECT state, depot FROM main.batches').get()).toEqual({ state: 'open', depot: '' });
  expect(() => db.exec("UPDATE main.batches SET state = 'lost'")).toThrow('CHECK');
  db.exec('DELETE FROM main.batches');
  const left = ['batch_lines', 'batch_scans'].map((table) =>
    db.prepare(`SELECT count(*) FROM main.${table}`).pluck().get(),
  );
  expect(left).toEqual([0, 0]);
});
