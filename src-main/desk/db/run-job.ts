import { randomUUID } from 'node:crypto';
import { AppError, codeOf, type ErrorCode, type ErrorEnvelope, envelopeOf } from '#shared/errors.ts';
import type { JobKind, JobProgress } from '#shared/events.ts';
import type { FileUse } from '#shared/host-messages.ts';
import { asFileError } from './replace-file.ts';
import { endsConnection } from './sql.ts';

/** What running a job takes of the services. */
export type JobServices = {
  jobs: Map<string, AbortController>;
  clock: { monotonicMs(): number };
  publish(event: 'job.progress', payload: JobProgress): void;
  log(level: 'error', text: string): void;
  reportDamage(code: ErrorCode): void;
};

/** Long work on a file: its command, for the log, what the file is for, and how much there is to do, if that is known. */
export type Job = { kind: JobKind; command: string; use: FileUse; total: number | null };

/** How work hears that it was cancelled and tells how far it is. */
export type JobControl = { jobId: string; signal: AbortSignal; report(done: number): void };

/** Long work; a text it answers is told with its end. */
export type JobWork = (control: JobControl) => Promise<void> | Promise<string>;

/** Starts long work and answers its id at once; how it goes and how it ends is told by `job.progress`. */
export function startJob(services: JobServices, job: Job, work: JobWork): string {
  const jobId = randomUUID();
  const controller = new AbortController();
  services.jobs.set(jobId, controller);
  void run(services, { job, jobId, signal: controller.signal }, work);
  return jobId;
}

/** Throws `cancelled` once a job was. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'the job was cancelled');
}

type Running = { job: Job; jobId: string; signal: AbortSignal };

/** Never throws: nobody waits for it. */
async function run(services: JobServices, { job, jobId, signal }: Running, work: JobWork): Promise<void> {
  const progress = tellProgress(services, jobId, job);
  try {
    progress.report(0);
    const detail = await work({ jobId, signal, report: progress.report });
    progress.finish({ ok: true, detail: typeof detail === 'string' ? detail : null });
  } catch (error) {
    progress.finish({ ok: false, error: tellError(services, job, error) });
  } finally {
    services.jobs.delete(jobId);
  }
}

const SHORTEST_GAP_MS = 200;

type ProgressReport = { report(done: number): void; finish(how: NonNullable<JobProgress['finished']>): void };

/** At most five times a second, and once more at the end, with the rate and the time left at that rate. */
function tellProgress({ clock, publish }: JobServices, jobId: string, { kind, total }: Job): ProgressReport {
  const began = clock.monotonicMs();
  let toldAt = Number.NEGATIVE_INFINITY;
  let newest = 0;
  const tell = (finished: JobProgress['finished']) => {
    const seconds = (clock.monotonicMs() - began) / 1000;
    const perSecond = seconds > 0 ? newest / seconds : 0;
    const leftMs = perSecond > 0 && total !== null ? Math.round(((total - newest) / perSecond) * 1000) : null;
    const progress = { done: newest, total, perSecond: Math.round(perSecond), leftMs };
    publish('job.progress', { jobId, kind, progress, finished });
  };
  return {
    report(done) {
      newest = done;
      if (clock.monotonicMs() - toldAt < SHORTEST_GAP_MS) return;
      toldAt = clock.monotonicMs();
      tell(null);
    },
    finish: tell,
  };
}

function tellError(services: JobServices, { command, use }: Job, thrown: unknown): ErrorEnvelope {
  const error = asFileError(thrown, use);
  if (endsConnection(error)) services.reportDamage(codeOf(error));
  if (error instanceof AppError) return envelopeOf(error);
  const logId = randomUUID().slice(0, 8);
  services.log('error', `${command} failed [${logId}] ${error instanceof Error ? error.stack : String(error)}`);
  return envelopeOf(error, logId);
}
