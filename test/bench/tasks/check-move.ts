import type { ProfileId } from '#shared/domain/profile.ts';
import { countByProfile } from '../../../src-main/desk/db/tables/device-counts.ts';
import { openBenchDesk } from '../bench-desk.ts';
import { taskDone, taskInput } from '../run-task.ts';

/** Opens what a killed process has left: how many devices a profile has, in the cache alone and with what waits. */
const { folder, profileId } = taskInput<{ folder: string; profileId: ProfileId }>();

const { db } = openBenchDesk(folder, null);
const atServer = db.prepare('SELECT count(*) FROM cache.devices WHERE profile_id = ?').pluck().get(profileId);
taskDone({
  atServer,
  shown: countByProfile(db).get(profileId)?.devices ?? 0,
  changes: db.prepare('SELECT count(*) FROM main.changes').pluck().get(),
  sound: db.pragma('main.integrity_check(1)', { simple: true }),
});
