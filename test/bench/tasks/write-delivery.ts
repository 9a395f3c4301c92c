import { closeSync, openSync, writeSync } from 'node:fs';
import { imeiCheckDigit } from '#shared/domain/imei.ts';
import { taskDone, taskInput } from '../run-task.ts';

/** Writes what a reseller may send: twelve columns, identifiers in no order at all, all of them right, none of them twice. */
const { file, rows } = taskInput<{ file: string; rows: number }>();

const ROWS_PER_PIECE = 10_000;
/** A prime of seven digits: its multiples reach each number below once before any comes again. */
const NUMBERS = 9_999_991;
const headers =
  'IMEI 1,IMEI 2,Serial number,Manufacturer,Model,Order,Carton,Colour,Storage,Reseller,Shipped at,Invoice number';

const scattered = (row: number, step: number) => (row * step) % NUMBERS;
const imei = (type: string, number: number) => {
  const body = type + String(number).padStart(7, '0').slice(1);
  return body + imeiCheckDigit(body);
};

function lineOf(row: number): string {
  const number = scattered(row, 7_368_787);
  const other = scattered(row, 4_256_233);
  const decade = Math.floor(number / 1_000_000);
  const serial = `R5${String.fromCharCode(65 + (other % 26))}${other.toString(36).toUpperCase().padStart(8, '0')}`;
  return [
    imei(`3518001${decade}`, number),
    imei(`3522099${Math.floor(other / 1_000_000)}`, other),
    ...[serial, 'Samsung', `SM-X51${row % 7}`, `PO-2026-${Math.floor(row / 500)}`, `C-${Math.floor(row / 20)}`],
    ...['Graphite', '128 GB', 'Northern Mobile Trading', '2026-11-20T08:30:00Z', `INV-${1_000_000 + row}`],
  ].join(',');
}

const output = openSync(file, 'w');
writeSync(output, `${headers}\n`);
for (let first = 1; first <= rows; first += ROWS_PER_PIECE) {
  const count = Math.min(ROWS_PER_PIECE, rows - first + 1);
  writeSync(output, `${Array.from({ length: count }, (_, at) => lineOf(first + at)).join('\n')}\n`);
}
closeSync(output);
taskDone({});
