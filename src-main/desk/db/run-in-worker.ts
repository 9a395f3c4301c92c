import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '#shared/errors.ts';

/** Work on whole files, too long for the thread that answers commands; paths are absolute. */
export type WorkerTask =
  /** Copies a ledger that may be in use, and reads the copy back. */
  | { kind: 'copy-ledger'; from: string; to: string }
  /** Checks both databases of a workspace in full; answers what is wrong, line by line. */
  | { kind: 'check'; folder: string };

/** What a worker says. */
export type WorkerMessage =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'done'; problems: string[] }
  | { kind: 'failed'; code: ErrorCode; message: string };

/** How to stop the work, and how to hear of it. */
export type WorkerControl = { signal: AbortSignal; onProgress(done: number, total: number): void };

/** Does a task in a thread of its own; answers the problems it found. Throws the AppError the worker failed with. */
export function runInWorker(workerFile: string, task: WorkerTask, control: WorkerControl): Promise<string[]> {
  const { signal } = control;
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: task });
    // What SQLite does at that moment it finishes first; nobody waits for that.
    const stop = () => {
      void worker.terminate();
      reject(new AppError('cancelled', 'the work was stopped'));
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') control.onProgress(message.done, message.total);
      if (message.kind === 'done') resolve(message.problems);
      if (message.kind === 'failed') reject(new AppError(message.code, message.message));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      signal.removeEventListener('abort', stop);
      reject(new Error(`the worker ended with code ${code}`));
    });
  });
}
