import { expect, it } from 'vitest';
import { openTestWorkspace } from '../../open-test-workspace.ts';

it('keeps notes and scans of a batch as long as the batch, and no other state than the three', () => {
  const db = openTestWorkspace();
  const orphans = [
    "INSERT INTO main.batch_notes (batch_id) VALUES ('none')",
    "INSERT INTO main.batch_scans (batch_id, at, by, text, verdict) VALUES ('none', '', '', '', 'good')",
  ];
  for (const sql of orphans) expect(() => db.exec(sql)).toThrow('FOREIGN KEY');
  db.exec(`
    INSERT INTO main.batches (batch_id, name, created_at, created_by) VALUES ('b', 'Lyon', '', '');
    INSERT INTO main.batch_notes VALUES (1, 'b'), (2, NULL);
    INSERT INTO main.note_lines (note, line, serial) VALUES (1, 1, '0012'), (2, 1, 'of nobody');
    INSERT INTO main.note_codes VALUES (2, '0012', 1, 1), (2, 'of nobody', 2, 1);
    INSERT INTO main.batch_scans (batch_id, at, by, text, verdict) VALUES ('b', '', '', '', 'good');
  `);
  expect(db.prepare('SELECT state, depot FROM main.batches').get()).toEqual({ state: 'open', depot: '' });
  expect(db.prepare('SELECT serial FROM main.batch_lines').pluck().all()).toEqual(['0012']);
  expect(db.prepare('SELECT code FROM main.batch_codes').pluck().all()).toEqual(['0012']);
  expect(() => db.exec("UPDATE main.batches SET state = 'lost'")).toThrow('CHECK');
  db.exec('DELETE FROM main.batches');
  const left = ['batch_lines', 'batch_codes', 'batch_scans'].map((table) =>
    db.prepare(`SELECT count(*) FROM main.${table}`).pluck().get(),
  );
  expect(left).toEqual([0, 0, 0]);
});
