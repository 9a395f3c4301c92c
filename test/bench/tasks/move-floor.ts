import { join } from 'node:path';
import Database from 'better-sqlite3';
import { taskDone, taskInput, timeWork } from '../run-task.ts';

/** What a program without a queue would do: write the new profile into every row. */
const { folder, deviceIds, profileId } = taskInput<{ folder: string; deviceIds: string[]; profileId: string }>();

const db = new Database(join(folder, 'cache.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
const update = db.prepare('UPDATE devices SET profile_id = ? WHERE device_id = ?');
const move = db.transaction(() => {
  for (const deviceId of deviceIds) update.run(profileId, deviceId);
});
taskDone(await timeWork(move));
