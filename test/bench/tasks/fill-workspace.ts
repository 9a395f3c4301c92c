import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoConnection } from '#shared/host-messages.ts';
import { indexWordsSlice } from '../../../src-main/desk/db/tables/device-words.ts';
import { countDevices } from '../../../src-main/desk/db/tables/devices.ts';
import { setWorkingOffline } from '../../../src-main/desk/db/tables/integration.ts';
import { runPass } from '../../../src-main/desk/features/sync/run-pass.ts';
import { connectTo, openBenchDesk, openRun } from '../bench-desk.ts';
import { taskDone, taskInput } from '../run-task.ts';

/** Fills a workspace as the app does: first sync, profiles, uploads, users, registrations, every index, every word. */
const { folder, connection } = taskInput<{ folder: string; connection: DemoConnection }>();

mkdirSync(join(folder, 'wire'), { recursive: true });
writeFileSync(join(folder, 'wire', 'knox.json'), JSON.stringify({ limits: { pageSize: 1000 } }));

const services = openBenchDesk(folder, connection);
connectTo(services.db, connection, 'oauth');
await runPass(await openRun(services, connection, 'oauth'), 'thorough');
while (indexWordsSlice(services.db, 1000));
// The windows that open copies of it shall have no server to talk to.
setWorkingOffline(services.db, true);
const devices = countDevices(services.db);
services.db.close();
taskDone({ devices });
