import Papa from 'papaparse';
import { type CsvForm, unguardCell } from '#shared/domain/csv-row.ts';

/** A CSV file read back: its header and its cells as they were before they were written. */
export type ParsedCsv = { headers: string[]; rows: string[][] };

/** Reads what `exportDevices` has written: mark and guard taken off, cells as they were. */
export function parseDevicesCsv(text: string, form: CsvForm): ParsedCsv {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const { data } = Papa.parse<string[]>(body, { delimiter: ',', newline: '\r\n', skipEmptyLines: false });
  // The last line ends like all others: what follows it is not a row.
  if (body.endsWith('\r\n')) data.pop();
  const rows = form === 'guarded' ? data.map((row) => row.map(unguardCell)) : data;
  return { headers: rows[0] ?? [], rows: rows.slice(1) };
}
