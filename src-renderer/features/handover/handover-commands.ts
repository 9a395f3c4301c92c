import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandInput } from '#shared/contract.ts';
import type { ErrorEnvelope } from '#shared/errors.ts';
import { envelopeOf, run } from '../../api.ts';
import { endOf, type FollowedJob, followJob } from '../../follow-job.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** A file of a system dialog: its ticket and its name. */
export type ChosenFile = { file: string; name: string };

/** Where long work on a file stands; `over` once it went well. */
export type FileWork =
  | { kind: 'none'; error: ErrorEnvelope | null }
  | { kind: 'running'; target: ChosenFile; job: FollowedJob }
  | { kind: 'over'; target: ChosenFile; jobId: string };

/** Starts work on a file and follows it to its end; who leaves before cancels it. */
export function useFileWork(): {
  work: FileWork;
  start: (target: ChosenFile, begin: () => Promise<{ jobId: string }>) => Promise<void>;
} {
  const [work, setWork] = useState<FileWork>({ kind: 'none', error: null });
  const running = useRef<FollowedJob | null>(null);
  useEffect(() => () => running.current?.cancel(), []);
  const start = useCallback(async (target: ChosenFile, begin: () => Promise<{ jobId: string }>) => {
    try {
      const job = await followJob(begin);
      running.current = job;
      setWork({ kind: 'running', target, job });
      const finished = await endOf(job);
      running.current = null;
      if (finished.ok) setWork({ kind: 'over', target, jobId: job.jobId });
      else setWork({ kind: 'none', error: finished.error.code === 'cancelled' ? null : finished.error });
    } catch (error) {
      setWork({ kind: 'none', error: envelopeOf(error) });
    }
  }, []);
  return { work, start };
}

/** What becomes of changes here after they were handed over, and showing where the file is. */
export function useAfterHandOver(handoverId: string, target: ChosenFile) {
  const { t } = useText();
  const notify = useNotify();
  const putBack = () =>
    run('handover.putBack', { handoverId }).then(
      ({ changes }) => notify.done(t('handover.out.putBack', { count: changes })),
      (error: unknown) => notify.error(error),
    );
  const takeOut = async (): Promise<void> => {
    try {
      const { changes, underWay } = await run('handover.takeOut', { handoverId });
      const words: string[] = [t('handover.out.takenOut', { count: changes })];
      if (underWay > 0) words.push(t('handover.out.underWay', { count: underWay }));
      notify.undo(words.join(' '), () => void putBack());
    } catch (error) {
      notify.error(error);
    }
  };
  const show = () => {
    run('shell.showFile', { file: target.file }).catch((error: unknown) => notify.error(error));
  };
  return { takeOut, show };
}

/** *Take over n changes*; answers whether it was done. The toast offers to leave them to the other laptop again. */
export function useTakeOver() {
  const { t } = useText();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const undo = (handoverId: string) =>
    run('handover.undo', { handoverId }).then(
      ({ changes }) => notify.done(t('handover.in.undone', { count: changes })),
      (error: unknown) => notify.error(error),
    );
  const take = async (input: CommandInput<'handover.takeOver'>): Promise<boolean> => {
    setBusy(true);
    try {
      const { changes, handoverId } = await run('handover.takeOver', input);
      if (changes === 0) notify.done(t('handover.in.takenOthers'));
      else notify.undo(t('handover.in.taken', { count: changes }), () => void undo(handoverId));
      return true;
    } catch (error) {
      notify.error(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { take, busy };
}
