import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expectEqual, type Finding, judge, type Measure } from './measure.ts';
import { runTask, type Took } from './run-task.ts';
import { medianOf, type Sample, spreadOf, takeTurns } from './spread.ts';

const hasCommand = (name: string) => spawnSync(name, ['--version']).status === 0;

type Imported = {
  first: Took;
  second: Took;
  stallMs: number;
  idleMb: number;
  peakMb: number;
  batchId: string;
  devices: number;
};

/** G1, G2 and G8b: a file of as many rows as there are devices becomes a delivery note, in a workspace with nothing in it. */
export const importCsv: Measure = {
  name: 'import',
  needsWindow: false,
  async run({ devices, pairs, folder, say }): Promise<Finding[]> {
    if (!hasCommand('sqlite3')) throw new Error('the floor is the sqlite3 command, which is not here');
    const file = join(folder, `delivery-${devices}.csv`);
    await runTask('write-delivery', { file, rows: devices });
    const imports: Imported[] = [];
    const told = async (name: string, work: () => Promise<Sample>): Promise<Sample> => {
      const sample = await work();
      say(`import, ${name}: ${Math.round(sample.value)} ms`);
      return sample;
    };
    const duck = hasCommand('duckdb');
    const sides = {
      bare: () => told('bare table', () => importByCli(folder, { file, rows: devices, indexed: false })),
      indexed: () => told('indexed table', () => importByCli(folder, { file, rows: devices, indexed: true })),
      papa: () => told('PapaParse', () => parseAlone(file, devices)),
      app: () =>
        told('app', async () => {
          const run = await importByApp(folder, file, devices);
          imports.push(run);
          return sampleOf(run.first);
        }),
    };
    const took = duck
      ? await takeTurns(pairs, { ...sides, duck: () => told('DuckDB', () => importByDuck(folder, file)) })
      : await takeTurns(pairs, sides);
    rmSync(file);
    return judgeAll({ devices, took, imports, duck });
  },
};

const sampleOf = ({ ms, cpuMs }: Took): Sample => ({ value: ms, cpuMs });

type Judging = {
  devices: number;
  took: Record<'bare' | 'indexed' | 'papa' | 'app', Finding['app']> & { duck?: Finding['app'] };
  imports: readonly Imported[];
  duck: boolean;
};

function judgeAll({ devices, took, imports, duck }: Judging): Finding[] {
  const { app, bare, indexed, papa } = took;
  const common = { devices, unit: 'ms', app } as const;
  const stall = Math.round(medianOf(imports.map(({ stallMs }) => stallMs)));
  const again = spreadOf(imports.map(({ second }) => sampleOf(second)));
  const peaks = spreadOf(imports.map(({ peakMb }) => ({ value: peakMb })));
  const idle = spreadOf(imports.map(({ idleMb }) => ({ value: idleMb })));
  const what = 'File judged, made a delivery note with three indexes, against';
  const rest = `desk kept from answering for ${stall} ms at most`;
  return [
    judge(
      { ...common, goal: 'G1a', what: `${what} sqlite3 .import`, floor: bare, note: rest },
      { times: 3 },
      { times: 2 },
    ),
    judge(
      { ...common, goal: 'G1b', what: `${what} the same, indexed`, floor: indexed },
      { times: 0.9 },
      { times: 0.55 },
    ),
    judge({ ...common, goal: 'G1c', what: `${what} PapaParse alone`, floor: papa }, { times: 8 }, { times: 5 }),
    judge(
      { ...common, goal: 'G1d', what: `${what} DuckDB`, floor: took.duck ?? null, note: duck ? '' : 'no duckdb here' },
      duck ? { times: 11 } : null,
      duck ? { times: 6 } : null,
    ),
    judge(
      { ...common, goal: 'G2', what: 'The same file once more', app: again, floor: app },
      { times: 1.2 },
      { times: 0.7 },
    ),
    judge(
      { goal: 'G8b', what: 'Peak memory of an import', devices, unit: 'MB', app: peaks, floor: idle },
      { above: 300 },
      { above: 120 },
    ),
  ];
}

/** Whatever it called durable is looked for after it was killed. */
async function importByApp(folder: string, file: string, devices: number): Promise<Imported> {
  const workspace = mkdtempSync(join(folder, 'import-'));
  try {
    const run = await runTask<Imported>('import-app', { folder: workspace, file });
    const found = await runTask('check-note', { folder: workspace, file, batchId: run.batchId });
    expectEqual(
      'what is left',
      JSON.stringify(found),
      JSON.stringify({ lines: devices, codes: devices * 3, same: true }),
    );
    return run;
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

type ToImport = { file: string; rows: number; indexed: boolean };

/** In a shell, whose `times` tells the processors' time of what it ran. */
async function importByCli(folder: string, { file, rows, indexed }: ToImport): Promise<Sample> {
  const target = join(folder, 'floor.db');
  const columns = Array.from('abcdefghijkl', (name) => `${name} TEXT`).join(', ');
  const indexes = indexed ? Array.from('abc', (name) => `CREATE INDEX by_${name} ON t (${name});`).join(' ') : '';
  const sql = `PRAGMA journal_mode = WAL; CREATE TABLE t (${columns}); ${indexes}`;
  const sample = await timeShell('sqlite3 "$1" "$2" ".import --csv --skip 1 \'$3\' t" && times', target, sql, file);
  const { stdout } = await promisify(execFile)('sqlite3', [target, 'SELECT count(*) FROM t']);
  expectEqual('rows of the floor', Number(stdout), rows);
  for (const suffix of ['', '-wal', '-shm']) rmSync(target + suffix, { force: true });
  return sample;
}

async function importByDuck(folder: string, file: string): Promise<Sample> {
  const target = join(folder, 'floor.duckdb');
  const sql = `CREATE TABLE t AS FROM read_csv('${file}', all_varchar = true)`;
  const sample = await timeShell('duckdb "$1" -c "$2" && times', target, sql);
  rmSync(target);
  return sample;
}

async function timeShell(script: string, ...given: string[]): Promise<Sample> {
  const startedAt = performance.now();
  const { stdout } = await promisify(execFile)('sh', ['-c', script, 'sh', ...given]);
  const value = performance.now() - startedAt;
  const times = [...stdout.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  return { value, cpuMs: 1000 * times.reduce((sum, seconds) => sum + seconds, 0) };
}

async function parseAlone(file: string, rows: number): Promise<Sample> {
  const run = await runTask<Took & { rows: number }>('parse-csv', { file });
  expectEqual('rows of the parser', run.rows, rows);
  return sampleOf(run);
}
