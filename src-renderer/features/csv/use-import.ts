import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportPreview, ImportShape } from '#shared/domain/csv-import.ts';
import type { ErrorEnvelope } from '#shared/errors.ts';
import { envelopeOf, RemoteError, run } from '../../api.ts';
import { endOf, type FollowedJob, followJob } from '../../follow-job.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** A file the person chose: its ticket and its name. */
export type ChosenFile = { file: string; name: string };

/** Where the reading of a file stands; `preview`: what was found before it was read again. */
export type ImportReading =
  | { kind: 'none' }
  | { kind: 'reading'; name: string; job: FollowedJob | null; preview: ImportPreview | null }
  | { kind: 'read'; name: string; preview: ImportPreview }
  | { kind: 'failed'; name: string; error: ErrorEnvelope; preview: ImportPreview | null };

/** The file of an import, and what the person does with it. */
export type ImportFile = {
  reading: ImportReading;
  /** Asks for a file and reads it. */
  choose: () => Promise<void>;
  open: (file: ChosenFile) => Promise<void>;
  /** Reads the file again as the person says it is written. */
  reshape: (shape: ImportShape) => Promise<void>;
  /** The desk keeps the file when the window is done with it: a selection refers to it. */
  keep: () => void;
};

/** What a reading has found at its end; null when it was cancelled. */
async function previewOf(job: FollowedJob): Promise<ImportPreview | null> {
  const finished = await endOf(job);
  if (finished.ok) return run('csv.getImport', { stagedId: job.jobId });
  if (finished.error.code === 'cancelled') return null;
  throw new RemoteError(finished.error);
}

/** The chosen file and what was found in it; one that is let go or replaced is read no further, and nothing of it is kept. */
export function useImport(): ImportFile {
  const notify = useNotify();
  const [reading, setReading] = useState<ImportReading>({ kind: 'none' });
  const running = useRef<FollowedJob | null>(null);
  const staged = useRef<string | null>(null);
  const forget = useCallback(() => {
    running.current?.cancel();
    running.current = null;
    if (staged.current !== null) run('csv.discardImport', { stagedId: staged.current }).catch(() => undefined);
    staged.current = null;
  }, []);
  useEffect(() => forget, [forget]);

  const read = useCallback(
    async (name: string, before: ImportPreview | null, start: () => Promise<{ jobId: string }>) => {
      setReading({ kind: 'reading', name, job: null, preview: before });
      let job: FollowedJob | null = null;
      try {
        job = await followJob(start);
        running.current = job;
        setReading({ kind: 'reading', name, job, preview: before });
        const preview = await previewOf(job);
        if (running.current !== job) return;
        const found = preview ?? before;
        staged.current = found?.stagedId ?? null;
        setReading(found === null ? { kind: 'none' } : { kind: 'read', name, preview: found });
      } catch (error) {
        if (running.current === job) setReading({ kind: 'failed', name, error: envelopeOf(error), preview: before });
      }
    },
    [],
  );
  const open = useCallback(
    async ({ file, name }: ChosenFile) => {
      forget();
      await read(name, null, () => run('csv.openImport', { file }));
    },
    [forget, read],
  );
  const choose = useCallback(async () => {
    try {
      const chosen = await run('shell.chooseOpenFile', { purpose: 'csv' });
      if (chosen) await open(chosen);
    } catch (error) {
      notify.error(error);
    }
  }, [open, notify]);
  const before = reading.kind === 'none' ? null : reading.preview;
  const reshape = useCallback(
    async (shape: ImportShape) => {
      if (before === null) return;
      running.current?.cancel();
      const { stagedId, fileName } = before;
      await read(fileName, { ...before, shape }, () => run('csv.reshapeImport', { stagedId, shape }));
    },
    [before, read],
  );
  const keep = useCallback(() => {
    staged.current = null;
  }, []);
  return { reading, choose, open, reshape, keep };
}
