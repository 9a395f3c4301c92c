import { createHash } from 'node:crypto';
import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type BenchSettings, expectEqual } from './measure.ts';
import { runTask } from './run-task.ts';
import { startSimulatorProcess } from './start-simulator-process.ts';

/** A workspace of so many devices, filled by the app's own code; made once for each bench folder. Never to be written to. */
export async function prepareWorkspace({ folder, say }: BenchSettings, devices: number): Promise<string> {
  const workspace = join(folder, `prepared-${devices}`);
  const stamp = join(workspace, 'bench-stamp');
  const wanted = hashSources(['src-main/desk/db', 'src-main/simulator']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return workspace;
  rmSync(workspace, { recursive: true, force: true });
  mkdirSync(workspace, { recursive: true });
  const simulator = await startSimulatorProcess(devices);
  try {
    const startedAt = performance.now();
    const filled = await runTask<{ devices: number }>('fill-workspace', {
      folder: workspace,
      connection: simulator.connection,
    });
    expectEqual('devices of the prepared workspace', filled.devices, devices);
    say(`a workspace of ${devices} devices, ready in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  } finally {
    await simulator.stop();
  }
  writeFileSync(stamp, wanted);
  return workspace;
}

/** Does some work with a copy of a workspace, which is thrown away. */
export async function withCopy<Result>(
  { folder }: BenchSettings,
  workspace: string,
  work: (copy: string) => Promise<Result>,
): Promise<Result> {
  const copy = mkdtempSync(join(folder, 'copy-'));
  try {
    cpSync(workspace, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
    return await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function hashSources(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (name.endsWith('.ts')) hash.update(name).update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest('hex');
}
