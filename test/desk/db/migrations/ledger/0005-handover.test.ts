import { expect, it } from 'vitest';
import { openTestWorkspace } from '../../open-test-workspace.ts';

it('keeps nothing of a change that does not exist, and how devices stood only while the change is left', () => {
  const db = openTestWorkspace();
  const orphans = [
    "INSERT INTO main.handover_changes VALUES ('h', 'out', 'none', '')",
    "INSERT INTO main.left_changes VALUES ('none', '')",
    "INSERT INTO main.left_outcomes VALUES ('none', 'd', 'conflict', NULL, NULL, NULL, '')",
  ];
  for (const sql of orphans) expect(() => db.exec(sql)).toThrow('FOREIGN KEY');
  db.exec(`
    INSERT INTO main.changes (change_id, kind, intent, profile_name, devices, state, outcomes, created_at, app_version)
    VALUES ('c', 'delete', '{"kind":"delete"}', '', 1, 'skipped', '{}', '', '');
    INSERT INTO main.left_changes VALUES ('c', '');
    INSERT INTO main.left_outcomes VALUES ('c', 'd', 'conflict', NULL, NULL, NULL, '');
    DELETE FROM main.left_changes;
  `);
  expect(db.prepare('SELECT count(*) FROM main.left_outcomes').pluck().get()).toBe(0);
  expect(() => db.exec("INSERT INTO main.handover_changes VALUES ('h', 'sideways', 'c', '')")).toThrow('CHECK');
});
