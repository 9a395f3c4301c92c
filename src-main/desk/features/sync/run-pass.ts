import { newestEvent } from '../../db/tables/device-events.ts';
import { readProfileChanges } from '../../db/tables/profile-changes.ts';
import { readCursor, type SyncCursor } from '../../db/tables/sync-cursor.ts';
import type { Services } from '../../services.ts';
import { askIvanti } from './ask-ivanti.ts';
import { logPortalEdits } from './log-portal-edits.ts';
import { readSelfMaintained } from './read-self-maintained.ts';
import { readIvantiLists, readIvantiProfiles, readKnoxLists } from './read-side-lists.ts';
import { CONFIRMATION_MARGIN_MS, DELTA_MARGIN_MS, runDelta } from './run-delta.ts';
import { runFirstSync } from './run-first-sync.ts';
import { runSweep } from './run-sweep.ts';
import { sendWaiting } from './send-waiting.ts';
import { settleByReading } from './settle-by-reading.ts';
import type { SyncRun } from './sync-run.ts';

/** A full read comes round so often without being asked for, in milliseconds. */
export const SWEEP_EVERY_MS = 86_400_000;
/** A list that would not stand still is read whole again after this time, in milliseconds. */
const SWEEP_AGAIN_MS = 3_600_000;

/** How much a pass does: `brief` looks after the queue, `thorough` reads every list, `full` reads every device too. */
export type PassDepth = 'brief' | 'thorough' | 'full';

/** One pass: what the server has first, then what we want of it; long reading last. Throws what ended it. */
export async function runPass(run: SyncRun, depth: PassDepth): Promise<void> {
  const { services } = run;
  const lastEvent = newestEvent(services.db);
  try {
    await readAndSend(run, depth);
  } finally {
    if (services.db.open) logPortalEdits(services, lastEvent);
  }
}

async function readAndSend(run: SyncRun, depth: PassDepth): Promise<void> {
  const { services } = run;
  const first = !readCursor(services.db).firstSyncDone;
  if (first) {
    await readKnoxLists(run);
    await runFirstSync(run);
  }
  const thorough = first || depth !== 'brief';
  await lookAfterQueue(run, thorough ? DELTA_MARGIN_MS : CONFIRMATION_MARGIN_MS);
  if (!thorough) return;
  if (!first) await readKnoxLists(run);
  const sweep = depth === 'full' || isSweepDue(services, readCursor(services.db));
  const { ivanti } = run;
  if (ivanti) await askIvanti(run, () => readIvantiLists(run, ivanti, sweep));
  if (!sweep) return;
  await runSweep(run);
  await settleByReading(run);
  await sendWaiting(run, () => readAndSettle(run));
}

/** Reads what changed, settles what was sent, sends what waits. */
export async function lookAfterQueue(run: SyncRun, marginMs: number): Promise<void> {
  run.show('delta', null);
  await runDelta(run, marginMs);
  const made = await readListsInQuestion(run);
  await settleByReading(run);
  await sendWaiting(run, () => readAndSettle(run));
  // The devices of a profile that was just made may be 200,000: nothing waits for them.
  const { ivanti } = run;
  if (made && ivanti) await askIvanti(run, () => readSelfMaintained(run, ivanti, false));
}

const aboutListed: readonly string[] = ['add-self-maintained', 'remove-self-maintained', 'edit-self-maintained'];

/**
 * Lists that a change under way is about have to be fresh, however brief the pass. Answers whether a Self-Maintained profile
 * is being made.
 */
async function readListsInQuestion(run: SyncRun): Promise<boolean> {
  const kinds = readProfileChanges(run.services.db).map(({ intent }) => intent.kind);
  if (kinds.length === 0) return false;
  await readKnoxLists(run);
  const { ivanti } = run;
  if (!ivanti) return false;
  await askIvanti(run, async () => {
    await readIvantiProfiles(run, ivanti);
    if (kinds.some((kind) => aboutListed.includes(kind))) await readSelfMaintained(run, ivanti, false);
  });
  return kinds.includes('upload-self-maintained');
}

async function readAndSettle(run: SyncRun): Promise<void> {
  await runDelta(run, CONFIRMATION_MARGIN_MS);
  await settleByReading(run);
}

function isSweepDue({ clock }: Services, cursor: SyncCursor): boolean {
  if (cursor.lastSweepAt === null) return true;
  // A last sweep in the future means that the clock was set back: better one sweep too many.
  const age = Math.abs(clock.now().getTime() - Date.parse(cursor.lastSweepAt));
  return age >= (cursor.sweepWanted ? SWEEP_AGAIN_MS : SWEEP_EVERY_MS);
}
