import { deviceColumns } from '#shared/domain/device.ts';
import type { Events } from '#shared/events.ts';
import { exportDevices } from '../../../src-main/desk/features/csv/export-devices.ts';
import { openBenchDesk } from '../bench-desk.ts';
import { taskDone, taskInput, timeWork } from '../run-task.ts';

/** The command behind the export dialog: every device, every column, guarded against formulas. */
const { folder, file } = taskInput<{ folder: string; file: string }>();

const services = openBenchDesk(folder, null);
const finished = new Promise<Events['job.progress']['finished']>((resolve) => {
  services.publish = (_name, payload) => {
    if ('finished' in payload && payload.finished) resolve(payload.finished);
  };
});
const took = await timeWork(async () => {
  const columns = [...deviceColumns];
  const plain = { attributes: [], leaving: '' };
  await exportDevices(services, {
    ...plain,
    scope: { kind: 'all' },
    columns,
    form: 'guarded',
    headers: columns,
    file,
  });
  const end = await finished;
  if (end?.ok !== true) throw new Error(`the export failed: ${JSON.stringify(end)}`);
});
taskDone({ ...took, peakMb: process.resourceUsage().maxRSS / 1024 });
