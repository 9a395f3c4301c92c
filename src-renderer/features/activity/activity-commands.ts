import { useCallback, useEffect, useRef, useState } from 'react';
import { type ChainVerdict, chainVerdictSchema } from '#shared/domain/activity-chain.ts';
import type { ActivityFilter } from '#shared/domain/activity-entry.ts';
import { RemoteError, run } from '../../api.ts';
import { endOf, type FollowedJob, followJob } from '../../follow-job.ts';
import { activityEn } from '../../text/activity-en.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** Where checking the log stands. */
export type Verifying =
  | { kind: 'none' }
  | { kind: 'running'; job: FollowedJob }
  | { kind: 'done'; verdict: ChainVerdict };

/** *Verify*: checks the whole log; leaving the page ends it. */
export function useVerify(): { verifying: Verifying; start: () => void; dismiss: () => void } {
  const notify = useNotify();
  const [verifying, setVerifying] = useState<Verifying>({ kind: 'none' });
  const running = useRef<FollowedJob | null>(null);
  useEffect(() => () => running.current?.cancel(), []);
  const dismiss = useCallback(() => setVerifying({ kind: 'none' }), []);
  const start = useCallback(() => {
    verify(running, setVerifying).catch((error: unknown) => {
      dismiss();
      notify.error(error);
    });
  }, [notify, dismiss]);
  return { verifying, start, dismiss };
}

async function verify(running: { current: FollowedJob | null }, show: (verifying: Verifying) => void): Promise<void> {
  const job = await followJob(() => run('activity.verify', {}));
  running.current = job;
  show({ kind: 'running', job });
  const end = await endOf(job);
  running.current = null;
  if (end.ok) show({ kind: 'done', verdict: chainVerdictSchema.parse(JSON.parse(end.detail ?? '')) });
  else if (end.error.code === 'cancelled') show({ kind: 'none' });
  else throw new RemoteError(end.error);
}

/** What an export is made for: proof elsewhere, or reading. */
export type ExportForm = 'json' | 'csv';

/** The file a job writes to. */
export type ExportTarget = { file: string; name: string };

/** Name offered for a file, with the day it was made on. */
export function suggestedName(words: string, now: Date, extension: string): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${words}-${day.join('-')}.${extension}`;
}

const csvColumns = Object.keys(activityEn.csv) as (keyof typeof activityEn.csv)[];

/** Asks where to save and starts the export; `onJob` shows how it goes. Answers whether it has begun. */
export function useExportActivity(
  onJob: (job: FollowedJob, target: ExportTarget) => void,
): (form: ExportForm, filter: ActivityFilter) => Promise<boolean> {
  const { t } = useText();
  const notify = useNotify();
  return useCallback(
    async (form, filter) => {
      try {
        const isJson = form === 'json';
        const target = await run('shell.chooseSaveFile', {
          suggestedName: suggestedName(t(`activity.export.${form}Name`), new Date(), isJson ? 'jsonl' : 'csv'),
          purpose: isJson ? 'activity-log' : 'csv',
        });
        if (!target) return false;
        const { file } = target;
        const headers = csvColumns.map((key) => t(`activity.csv.${key}`));
        const job = await followJob(() =>
          run('activity.export', isJson ? { form: 'json', file } : { form: 'csv', file, filter, headers }),
        );
        onJob(job, target);
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [t, notify, onJob],
  );
}
