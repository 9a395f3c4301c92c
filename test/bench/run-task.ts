import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Runs a file of tasks/ in a fresh process and answers the line of JSON it prints when it is done. The process is killed
 * (SIGKILL) at once then: whatever it called durable has to be there all the same.
 */
export async function runTask<Output>(name: string, input: object): Promise<Output> {
  const file = resolve('test/bench/tasks', `${name}.ts`);
  const profile = process.env.MUSTER_BENCH_PROFILE;
  const flags =
    profile === undefined
      ? []
      : ['--cpu-prof', `--cpu-prof-dir=${profile}`, `--cpu-prof-name=${name}-${Date.now()}.cpuprofile`];
  const child = spawn(process.execPath, [...flags, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, MUSTER_BENCH_LINGER: profile === undefined ? '1' : '' },
  });
  child.stdin.end(JSON.stringify(input));
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  let answer: string | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    answer = line;
    if (profile === undefined) child.kill('SIGKILL');
  }
  await exited;
  if (answer === null) throw new Error(`${name} ended without an answer`);
  return JSON.parse(answer) as Output;
}

/** What a task was asked with. */
export function taskInput<Input>(): Input {
  return JSON.parse(readFileSync(0, 'utf8')) as Input;
}

/** Says that a task is done, and waits for the end. */
export function taskDone(output: object): void {
  process.stdout.write(`${JSON.stringify(output)}\n`);
  if (process.env.MUSTER_BENCH_LINGER === '1') setInterval(() => undefined, 60_000);
}

/** Time on the clock and time on the processors, which others at work on the same machine stretch less. Milliseconds. */
export type Took = { ms: number; cpuMs: number };

/** Measures one piece of work of this process. */
export async function timeWork(work: () => unknown): Promise<Took> {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await work();
  const ms = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000 };
}
