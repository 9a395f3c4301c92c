import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { readScanOrder } from '#shared/domain/read-scan.ts';
import { kindOfVerdict, LONGEST_SCAN, type Scan, type ScanAnswer } from '#shared/domain/scan-verdict.ts';
import { codeOf } from '#shared/errors.ts';
import { run } from '../../api.ts';
import { createScanQueue, type QueueState } from './scan-queue.ts';
import { playVerdict, type Volume } from './sounds.ts';

/** What the last thing the person did came to; `nothing`: there was no scan to take back. */
export type Outcome = { kind: 'scanned'; answer: ScanAnswer } | { kind: 'undone'; scan: Scan } | { kind: 'nothing' };

type Job = { kind: 'scan'; text: string } | { kind: 'undo' };

/** Scanning into one batch. */
export type Scanning = {
  outcome: Outcome | null;
  queue: QueueState;
  /** Takes what the scanner typed: a code, or a barcode that is an order. */
  take: (text: string) => void;
  undo: () => void;
  retry: () => void;
  discard: () => void;
};

/** Sends codes and orders to the desk in the order they came, and sounds each verdict. */
export function useScanning(batchId: string, sound: { volume: Volume; toggleMute: () => void }): Scanning {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [queue, setQueue] = useState<QueueState>({ waiting: 0, error: null });
  const latest = useRef(sound);
  useEffect(() => {
    latest.current = sound;
  });
  const jobs = useMemo(() => {
    const onOutcome = (come: Outcome) => {
      setOutcome(come);
      if (come.kind === 'scanned' && !come.answer.sameLabel)
        playVerdict(kindOfVerdict(come.answer.scan.verdict), latest.current.volume);
    };
    return createScanQueue<Job, Outcome>({ perform: (job) => perform(batchId, job), onOutcome, onState: setQueue });
  }, [batchId]);
  const undo = useCallback(() => jobs.add({ kind: 'undo' }), [jobs]);
  const take = useCallback(
    (text: string) => {
      const order = readScanOrder(text);
      if (order === 'mute') latest.current.toggleMute();
      else if (order === 'undo') undo();
      else if (text.trim() !== '') jobs.add({ kind: 'scan', text: text.slice(0, LONGEST_SCAN) });
    },
    [jobs, undo],
  );
  return { outcome, queue, take, undo, retry: jobs.retry, discard: jobs.discard };
}

async function perform(batchId: string, job: Job): Promise<Outcome> {
  if (job.kind === 'scan') return { kind: 'scanned', answer: await run('batches.scan', { batchId, text: job.text }) };
  try {
    return { kind: 'undone', scan: (await run('batches.undoScan', { batchId })).scan };
  } catch (error) {
    if (codeOf(error) === 'nothing_to_do') return { kind: 'nothing' };
    throw error;
  }
}
