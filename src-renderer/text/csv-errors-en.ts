import type { ErrorCode } from '#shared/errors.ts';

/** The codes of errors of files of devices. */
export type CsvErrorCode = Extract<ErrorCode, `csv_${string}` | 'file_not_readable'>;

/** Errors of files of devices in English, a part of errors-en.ts. What they name is among the facts of the error. */
export const csvErrorsEn: Readonly<Record<CsvErrorCode, { what: string; next: string }>> = {
  csv_empty: {
    what: 'There is no device in this file. Nothing was changed.',
    next: 'Enter one device on each line, below the names of the columns, and choose the file again.',
  },
  csv_not_text: {
    what: 'This is not a CSV file but a workbook or another kind of file. Nothing was changed.',
    next: 'In your spreadsheet program, save it as CSV and choose that file.',
  },
  csv_too_large: {
    what: 'The file is larger than {{mostMegabytes, number}} MB, more than a list of devices ever needs. Nothing was changed.',
    next: 'Check that it is the right file, or split it.',
  },
  csv_header_wrong: {
    what: 'The first line of the file does not name the column “{{column}}” as it has to. Nothing was changed.',
    next: 'Name each column once: an IMEI, or a serial number and a manufacturer. The template has them right.',
  },
  csv_quote_open: {
    what: 'The quotation mark that begins in line {{line, number}} does not end, so what follows cannot be read. Nothing was changed.',
    next: 'Close or remove it, save the file and choose it again.',
  },
  csv_row_too_long: {
    what: 'Line {{line, number}} does not end, at least not within a million characters after its column {{column, number}}. Nothing was changed.',
    next: 'Check that it is the right file, and that it was saved as CSV with one device on each line.',
  },
  csv_too_many_columns: {
    what: 'Line {{line, number}} has more than {{most, number}} columns. Nothing was changed.',
    next: 'Check that it is the right file, and what separates its cells.',
  },
  csv_file_changed: {
    what: 'The file is no longer as it was when it was checked. Nothing was changed.',
    next: 'Choose it again, so that what you see is what is in it.',
  },
  csv_too_many_rows: {
    what: 'The file has more than the 200,000 devices that Ivanti takes at once. Nothing was changed.',
    next: 'Split it before line {{line, number}} and make a profile of each part.',
  },
  csv_password: {
    what: 'There is a password in line {{line, number}}. Passwords are not kept in plain text, so nothing was read in.',
    next: 'Empty the password column, save the file and choose it again.',
  },
  csv_rows_refused: {
    what: 'Some rows of the file are refused, and all or nothing was asked for. Nothing was changed.',
    next: 'Mend the refused rows, or go on with the good rows only.',
  },
  file_not_readable: {
    what: 'The file could not be read. Nothing was changed.',
    next: 'Check that it is still there and not locked by another program, then choose it again.',
  },
  csv_formula_cells: {
    what: 'There are {{cells, number}} cells that would be taken for formulas or go on over several lines, the first of them of {{device}}. Nothing was written.',
    next: 'Open the download again: it lists these cells. Mend them where they come from, or leave that column out.',
  },
  csv_part_exists: {
    what: 'A file called {{name}} is there already. Nothing was written.',
    next: 'Choose another name, or move that file away: a part never takes the place of a file you were not asked about.',
  },
};
