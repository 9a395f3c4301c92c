import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import { taskDone, taskInput, timeWork } from '../run-task.ts';

/** The parser alone, piece by piece: nothing is done with what it finds. */
const { file } = taskInput<{ file: string }>();

let rows = -1;
const took = await timeWork(
  () =>
    new Promise<void>((complete, error) => {
      Papa.parse<string[]>(createReadStream(file, { encoding: 'utf8' }), {
        skipEmptyLines: true,
        chunk: ({ data }) => {
          rows += data.length;
        },
        complete: () => complete(),
        error,
      });
    }),
);
taskDone({ ...took, rows });
