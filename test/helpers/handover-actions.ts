import { join } from 'node:path';
import type { CommandOutput } from '#shared/contract.ts';
import type { HandoverParts, HandoverPreview } from '#shared/domain/handover.ts';
import { AppError } from '#shared/errors.ts';
import type { JobProgress } from '#shared/events.ts';
import { exportQueue } from '../../src-main/desk/features/handover/export-queue.ts';
import { getPreview } from '../../src-main/desk/features/handover/get-preview.ts';
import { openFile } from '../../src-main/desk/features/handover/open-file.ts';
import { takeOver } from '../../src-main/desk/features/handover/take-over.ts';
import type { TestDesk } from './open-test-desk.ts';

export const passphrase = 'four quiet words travel';

const everything: HandoverParts = {
  ...{ waiting: true, held: true, batches: true },
  ...{ holds: true, notes: true, attributes: true },
};

/** Waits for a job to end; throws what it failed with. */
export async function ended(desk: TestDesk, jobId: string): Promise<void> {
  const end = () =>
    desk.events.map(({ payload }) => payload as JobProgress).find((told) => told.jobId === jobId && told.finished)
      ?.finished;
  await desk.until(() => Boolean(end()), 60_000);
  const how = end();
  if (how && !how.ok) throw new AppError(how.error.code, how.error.message, how.error.details);
}

/** Hands everything over to a file in the desk's folder; answers its path and the hand-over's id. */
export async function handOver(
  desk: TestDesk,
  { name = 'queue.muster', parts = {} }: { name?: string; parts?: Partial<HandoverParts> } = {},
): Promise<{ file: string; handoverId: string }> {
  const file = join(desk.folder, name);
  const { jobId } = await exportQueue(desk.services, { file, passphrase, parts: { ...everything, ...parts } });
  await ended(desk, jobId);
  return { file, handoverId: jobId };
}

/** Opens a file; answers the id it is held under. */
export async function openAt(desk: TestDesk, file: string, typed = passphrase): Promise<string> {
  const { jobId } = await openFile(desk.services, { file, passphrase: typed });
  await ended(desk, jobId);
  return jobId;
}

/** What a file holds against what a desk has. */
export async function previewAt(desk: TestDesk, file: string): Promise<HandoverPreview & { openedId: string }> {
  const openedId = await openAt(desk, file);
  return { ...(await getPreview(desk.services, { openedId })), openedId };
}

/** Opens a file and takes all of it over, or the changes named. */
export async function takeAllOver(
  desk: TestDesk,
  file: string,
  { only, differing = 'ours' }: { only?: readonly string[]; differing?: 'ours' | 'theirs' } = {},
): Promise<CommandOutput<'handover.takeOver'>> {
  const { openedId, changes } = await previewAt(desk, file);
  const changeIds = [...(only ?? changes.map(({ changeId }) => changeId))];
  const others = { holds: true, notes: true, attributes: true, batches: true };
  return takeOver(desk.services, { openedId, changeIds, ...others, differing });
}
