import type { CommandOutput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { runInWorker } from '../../db/run-in-worker.ts';
import { type JobControl, startJob } from '../../db/run-job.ts';
import { transaction } from '../../db/sql.ts';
import { suspect } from '../../db/suspicion.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { writeLastCheck } from '../../db/tables/storage.ts';
import type { Services } from '../../services.ts';

const HUNDRED = 100;

/**
 * Starts a full check of both databases, every index held against its table, in a thread of its own. What it finds is put
 * right at once: the job ends with `damage_found` and the desk starts anew for it. Progress in hundredths.
 */
export function checkDatabases(services: Services): CommandOutput<'storage.check'> {
  const job = { kind: 'check', command: 'storage.check', use: 'read', total: HUNDRED } as const;
  return { jobId: startJob(services, job, (control) => check(services, control)) };
}

async function check(services: Services, { signal, report }: JobControl): Promise<void> {
  const { folder, workerFile, clock, log, publish } = services;
  const started = clock.monotonicMs();
  const onProgress = (done: number, total: number) => report(Math.floor((done / total) * HUNDRED));
  const problems = await runInWorker(workerFile, { kind: 'check', folder }, { signal, onProgress });
  const took = `${Math.round(clock.monotonicMs() - started)} ms`;
  note(services, problems.length);
  publish('data.changed', { tables: ['storage', 'activity'] });
  if (problems.length === 0) {
    log('info', `the full check found nothing in ${took}`);
    return;
  }
  log('error', `the full check found damage in ${took}: ${problems.join('; ')}`);
  suspect(folder, 'check');
  services.startAnew();
  throw new AppError('damage_found', 'the full check found damage', { problems: problems.length });
}

function note({ db, clock, osUser, log }: Services, problems: number): void {
  const at = clock.now().toISOString();
  try {
    transaction(db, () => {
      writeLastCheck(db, { at, problems });
      appendActivity(db, { at, actor: osUser, action: 'workspace.checked', changeId: null, facts: { problems } });
    });
  } catch (error) {
    // A ledger that is itself damaged may not take it; the log has it.
    log('warn', `the check could not be noted: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}
