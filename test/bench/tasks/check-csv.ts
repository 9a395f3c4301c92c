import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import { unguardCell } from '#shared/domain/csv-row.ts';
import { createChecksum } from '../checksum.ts';
import { taskDone, taskInput } from '../run-task.ts';

/** Reads a CSV file piece by piece: rows and a sum over all cells, the guard taken off. */
const { file, guarded } = taskInput<{ file: string; guarded: boolean }>();

const checksum = createChecksum();
let headers = 0;
let rest = '';
for await (const piece of createReadStream(file, { encoding: 'utf8', highWaterMark: 1024 * 1024 })) {
  const text = rest + String(piece);
  const end = text.lastIndexOf('\n') + 1;
  rest = text.slice(end);
  addRows(text.slice(0, end));
}
taskDone({ checksum: checksum.text, headers, rest: rest.length });

/** No cell of a simulated device holds a line break. */
function addRows(text: string): void {
  for (const row of Papa.parse<string[]>(text.trimEnd(), { delimiter: ',' }).data) {
    if (headers === 0) headers = row.length;
    else checksum.add(guarded ? row.map(unguardCell) : row);
  }
}
