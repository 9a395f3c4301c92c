import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { taskDone, taskInput, timeWork } from '../run-task.ts';

/** A plain loop in place of the sqlite3 command, where there is none: no guard, quotes around everything. */
const { folder, file, sql } = taskInput<{ folder: string; file: string; sql: string }>();

const db = new Database(join(folder, 'cache.db'), { readonly: true });
const took = await timeWork(() => {
  const output = openSync(file, 'w');
  const statement = db.prepare(sql).raw();
  const names = statement.columns().map(({ name }) => name);
  let lines = [names.join(',')];
  for (const row of statement.iterate() as Iterable<(string | null)[]>) {
    lines.push(row.map((cell) => `"${(cell ?? '').replaceAll('"', '""')}"`).join(','));
    if (lines.length < 2000) continue;
    writeSync(output, `${lines.join('\n')}\n`);
    lines = [];
  }
  writeSync(output, `${lines.join('\n')}\n`);
  fsyncSync(output);
  closeSync(output);
});
taskDone(took);
