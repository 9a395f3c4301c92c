import { readdirSync, readFileSync } from 'node:fs';

/** Memory of a process and all that descend from it: pages shared between them are counted once (PSS). Linux only. */
export function treeMegabytes(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(name));
  let kilobytes = 0;
  for (const pid of parents.keys()) if (descends(pid, root, parents)) kilobytes += proportionalKilobytes(pid);
  return kilobytes / 1024;
}

/** Whether this machine tells it. */
export function canMeasureTree(): boolean {
  return process.platform === 'linux' && proportionalKilobytes(process.pid) > 0;
}

function descends(pid: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) if (at === root) return true;
  return false;
}

function parentOf(pid: string): number {
  try {
    // The name in brackets may hold blanks and brackets itself.
    const [, rest = ''] = /^.*\) \S (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return Number(rest.split(' ')[0]);
  } catch {
    return 0;
  }
}

function proportionalKilobytes(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}
