import { setTimeout } from 'node:timers/promises';
import type { CommandInput, CommandName, CommandOutput } from '#shared/contract.ts';
import type { BenchWindow } from './open-window.ts';

type Answer<Name extends CommandName> = { ok: true; value: CommandOutput<Name> } | { ok: false; error: unknown };
type Job = { jobId: string; finished: null | { ok: boolean } };
type Bridge = {
  run(command: string, input: unknown): Promise<unknown>;
  on(event: string, listener: (payload: Job) => void): () => void;
};

const waitLimitMs = 900_000;
const lookEveryMs = 100;

/** Asks through the window's own bridge, as the window does. */
export async function ask<Name extends CommandName>(
  { page }: BenchWindow,
  command: Name,
  input: CommandInput<Name>,
): Promise<CommandOutput<Name>> {
  const answer = (await page.call(runInPage, { command, input })) as Answer<Name>;
  if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

/** Looks ten times a second whether something holds. */
export async function waitFor(what: string, holds: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + waitLimitMs;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`waited in vain for ${what}`);
    await setTimeout(lookEveryMs);
  }
}

function runInPage({ command, input }: { command: string; input: unknown }): Promise<unknown> {
  return (globalThis as unknown as { muster: Bridge }).muster.run(command, input);
}

/** Runs in the page: starts an export and hears how it ends. */
export function exportAndWait(input: object): Promise<string> {
  const { muster } = globalThis as unknown as { muster: Bridge };
  return new Promise((resolve) => {
    let jobId: string | null = null;
    const ended = new Map<string, string>();
    const look = () => {
      const how = jobId === null ? undefined : ended.get(jobId);
      if (how === undefined) return;
      stop();
      resolve(how);
    };
    // The end of a small export may be heard before the answer that names its job.
    const stop = muster.on('job.progress', (job) => {
      if (job.finished) ended.set(job.jobId, job.finished.ok ? 'ok' : JSON.stringify(job.finished));
      look();
    });
    void muster.run('csv.exportDevices', input).then((answer) => {
      const { ok, value } = answer as { ok: boolean; value: { jobId: string } };
      if (!ok) resolve(JSON.stringify(answer));
      jobId = value?.jobId ?? null;
      look();
    });
  });
}
