import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoConnection } from '#shared/host-messages.ts';
import { runFirstSync } from '../../../src-main/desk/features/sync/run-first-sync.ts';
import { openBenchDesk, openRun, type Scheme } from '../bench-desk.ts';
import { taskDone, taskInput, timeWork } from '../run-task.ts';

const { folder, connection, pageSize, scheme } = taskInput<{
  folder: string;
  connection: DemoConnection;
  pageSize: number;
  scheme: Scheme;
}>();

// As a customer corrects the dialect: pages of another size.
mkdirSync(join(folder, 'wire'), { recursive: true });
writeFileSync(join(folder, 'wire', 'knox.json'), JSON.stringify({ limits: { pageSize } }));

const services = openBenchDesk(folder, connection);
const run = await openRun(services, connection, scheme);
const took = await timeWork(() => runFirstSync(run));
taskDone({ ...took, peakMb: process.resourceUsage().maxRSS / 1024 });
