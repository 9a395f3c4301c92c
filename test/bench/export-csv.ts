import { execFile, spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deviceColumns } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_NAME } from '#shared/domain/profile.ts';
import { expectEqual, type Finding, judge, type Measure } from './measure.ts';
import { prepareWorkspace } from './prepare-workspace.ts';
import { runTask, type Took } from './run-task.ts';
import { medianOf, type Sample, takeTurns } from './spread.ts';

/** What the file holds, straight from the tables: no waiting changes, no guard. */
const plainSql = `
  SELECT d.imei, d.imei2, d.serial, d.model, d.state,
    iif(d.profile_id = 'default', '${DEFAULT_PROFILE_NAME}', coalesce(p.name, d.profile_id)) AS profile,
    d.user_name, d.tags, d.upload_id, d.order_id, d.reseller_name, d.updated_at
  FROM devices d LEFT JOIN profiles p ON p.profile_id = d.profile_id`;

/** G3: every device with every column to a CSV file on the disk. */
export const exportCsv: Measure = {
  name: 'export',
  needsWindow: false,
  async run(settings): Promise<Finding[]> {
    const { devices, pairs, say } = settings;
    const folder = await prepareWorkspace(settings, devices);
    const hasCli = spawnSync('sqlite3', ['--version']).status === 0;
    const sums = new Set<string>();
    const peaks: number[] = [];
    const measure = async (name: string, write: (file: string) => Promise<Took | Sample>): Promise<Sample> => {
      const file = join(settings.folder, `${name}.csv`);
      const took = await write(file);
      const sample = 'ms' in took ? { value: took.ms, cpuMs: took.cpuMs } : took;
      sums.add(await checkCsv(file, name === 'app', devices));
      rmSync(file);
      say(`export, ${name}: ${Math.round(sample.value)} ms`);
      return sample;
    };
    const took = await takeTurns(pairs, {
      floor: () =>
        measure('floor', (file) =>
          hasCli ? exportByCli(folder, file) : runTask<Took>('export-loop', { folder, file, sql: plainSql }),
        ),
      app: () =>
        measure('app', async (file) => {
          const run = await runTask<Took & { peakMb: number }>('export-app', { folder, file });
          peaks.push(run.peakMb);
          return run;
        }),
    });
    expectEqual('different contents of the files', sums.size, 1);
    const what = `Export of every device, guarded, against ${hasCli ? 'sqlite3 -csv' : 'a plain loop in Node'}`;
    const note = `peak ${Math.round(medianOf(peaks))} MB`;
    return [judge({ goal: 'G3', what, devices, unit: 'ms', ...took, note }, { times: 1.6 }, { times: 1 })];
  },
};

/** In a shell, whose `times` tells the processors' time of what it ran. */
async function exportByCli(folder: string, file: string): Promise<Sample> {
  const script = 'sqlite3 -readonly -csv -header "$1" "$2" > "$3" && times';
  const startedAt = performance.now();
  const { stdout } = await promisify(execFile)('sh', ['-c', script, 'sh', join(folder, 'cache.db'), plainSql, file]);
  const output = openSync(file, 'r+');
  fsyncSync(output);
  closeSync(output);
  const value = performance.now() - startedAt;
  const times = [...stdout.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  return { value, cpuMs: 1000 * times.reduce((sum, seconds) => sum + seconds, 0) };
}

async function checkCsv(file: string, guarded: boolean, devices: number): Promise<string> {
  const found = await runTask<{ checksum: string; headers: number; rest: number }>('check-csv', { file, guarded });
  expectEqual('rows in the file', Number(found.checksum.split(':')[0]), devices);
  expectEqual('columns in the file', found.headers, deviceColumns.length);
  expectEqual('signs after the last line', found.rest, 0);
  return found.checksum;
}
