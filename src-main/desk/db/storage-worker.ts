// A thread of the desk: reads and copies whole files while the desk goes on answering.
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { codeOf } from '#shared/errors.ts';
import { checkDatabase } from './check-database.ts';
import { copyLedger } from './copy-ledger.ts';
import { cacheFile, ledgerFile } from './migrate.ts';
import type { WorkerMessage, WorkerTask } from './run-in-worker.ts';

function work(task: WorkerTask): string[] {
  if (task.kind === 'copy-ledger') {
    copyLedger(task.from, task.to);
    return [];
  }
  const files = [ledgerFile, cacheFile];
  return files.flatMap(({ name }, at) => {
    const tell = (done: number, total: number) =>
      say({ kind: 'progress', done: at + done / total, total: files.length });
    return checkDatabase(join(task.folder, name), tell).map((line) => `${name}: ${line}`);
  });
}

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

try {
  say({ kind: 'done', problems: work(workerData as WorkerTask) });
} catch (error) {
  say({ kind: 'failed', code: codeOf(error), message: error instanceof Error ? error.message : String(error) });
}
