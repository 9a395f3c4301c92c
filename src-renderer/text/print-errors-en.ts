import type { ErrorCode } from '#shared/errors.ts';

/** The codes of errors of printing. */
export type PrintErrorCode = Extract<ErrorCode, `print${string}`>;

/** Errors of printing in English, a part of errors-en.ts. */
export const printErrorsEn: Readonly<Record<PrintErrorCode, { what: string; next: string }>> = {
  printer_none: {
    what: 'This computer knows no printer, so nothing was printed.',
    next: 'Connect one in the settings of your system, or save a PDF and print it elsewhere.',
  },
  print_failed: {
    what: 'The printing failed before anything reached the printer.',
    next: 'Try again, or save a PDF and print it from there. If it comes back, pass the reference on to support.',
  },
};
