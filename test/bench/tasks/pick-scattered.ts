import { join } from 'node:path';
import Database from 'better-sqlite3';
import { taskDone, taskInput } from '../run-task.ts';

/** Devices from everywhere in the table that can be moved to a profile, in the order of their ids, which is no order. */
const { folder, count } = taskInput<{ folder: string; count: number }>();

const db = new Database(join(folder, 'cache.db'));
const profileId = db.prepare('SELECT profile_id FROM profiles ORDER BY name LIMIT 1').pluck().get() as string;
const all = db
  .prepare("SELECT device_id FROM devices WHERE profile_id <> ? AND state <> 'pending' ORDER BY device_id")
  .pluck()
  .all(profileId) as string[];
const gap = Math.floor(all.length / count);
const deviceIds = Array.from({ length: count }, (_, index) => all[index * gap]);
taskDone({ profileId, deviceIds });
