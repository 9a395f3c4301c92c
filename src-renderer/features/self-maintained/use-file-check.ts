import { useCallback, useEffect, useRef, useState } from 'react';
import type { CsvReport } from '#shared/domain/self-maintained.ts';
import type { ErrorEnvelope } from '#shared/errors.ts';
import { envelopeOf, RemoteError, run } from '../../api.ts';
import { endOf, type FollowedJob, followJob } from '../../follow-job.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** Where the file of a wizard stands. */
export type FileCheck =
  | { kind: 'none' }
  | { kind: 'checking'; name: string; job: FollowedJob }
  | { kind: 'checked'; name: string; report: CsvReport }
  | { kind: 'failed'; name: string; error: ErrorEnvelope };

/** The chosen file and what checking it has found; one that is removed or replaced is checked no further. */
export function useFileCheck(): { check: FileCheck; choose: () => Promise<void>; remove: () => void } {
  const notify = useNotify();
  const [check, setCheck] = useState<FileCheck>({ kind: 'none' });
  const running = useRef<FollowedJob | null>(null);
  const stop = useCallback(() => {
    running.current?.cancel();
    running.current = null;
  }, []);
  useEffect(() => stop, [stop]);
  const remove = useCallback(() => {
    stop();
    setCheck({ kind: 'none' });
  }, [stop]);
  const choose = useCallback(async () => {
    let name = '';
    try {
      const chosen = await run('shell.chooseOpenFile', { purpose: 'csv' });
      if (!chosen) return;
      remove();
      name = chosen.name;
      const job = await followJob(() => run('selfMaintained.checkFile', { file: chosen.file }));
      running.current = job;
      setCheck({ kind: 'checking', name, job });
      const report = await reportOf(job);
      if (running.current !== job) return;
      running.current = null;
      setCheck(report === null ? { kind: 'none' } : { kind: 'checked', name, report });
    } catch (error) {
      if (name === '') notify.error(error);
      else setCheck({ kind: 'failed', name, error: envelopeOf(error) });
    }
  }, [remove, notify]);
  return { check, choose, remove };
}

/** What a job has found at its end; null when it was cancelled. */
async function reportOf(job: FollowedJob): Promise<CsvReport | null> {
  const finished = await endOf(job);
  if (finished.ok) return run('selfMaintained.getReport', { stagedId: job.jobId });
  if (finished.error.code === 'cancelled') return null;
  throw new RemoteError(finished.error);
}
