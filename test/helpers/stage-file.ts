import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Events } from '#shared/events.ts';
import { checkFile } from '../../src-main/desk/features/self-maintained/check-file.ts';
import type { TestDesk } from './open-test-desk.ts';

/** Has the desk check a CSV file with this text to its end; answers the id its rows are held under. */
export async function stageFile(desk: TestDesk, text: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-csv-'));
  const file = join(folder, 'devices.csv');
  writeFileSync(file, text);
  const { jobId } = await checkFile(desk.services, { file });
  const end = () =>
    desk.events
      .map(({ payload }) => payload as Events['job.progress'])
      .find((told) => told.jobId === jobId && told.finished)?.finished;
  await desk.until(() => end() !== undefined, 60_000);
  rmSync(folder, { recursive: true });
  const how = end();
  if (how && !how.ok) throw new Error(how.error.code);
  return jobId;
}
