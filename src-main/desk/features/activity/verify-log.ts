import { setImmediate } from 'node:timers/promises';
import type { CommandOutput } from '#shared/contract.ts';
import { type JobControl, startJob, throwIfCancelled } from '../../db/run-job.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { readHead } from '../../db/tables/activity.ts';
import type { Services } from '../../services.ts';
import { checkChain } from './check-chain.ts';

/** *Verify*: starts checking the whole log; how it goes, and at the end what was found, is told by `job.progress`. */
export function verifyLog(services: Services): CommandOutput<'activity.verify'> {
  const total = readHead(services.db)?.entry ?? 0;
  const job = { kind: 'verify', command: 'activity.verify', use: 'read', total } as const;
  return { jobId: startJob(services, job, (control) => verify(services.db, control)) };
}

async function verify(db: ReadableDb, { signal, report }: JobControl): Promise<string> {
  const steps = checkChain(db);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return JSON.stringify(value);
    report(value);
    await setImmediate();
    throwIfCancelled(signal);
  }
}
