import type { TFunction } from 'i18next';
import type { ErrorEnvelope } from '#shared/errors.ts';

/** An error as a person reads it: what happened, what to do, and facts to quote to support. */
export type ErrorWords = { what: string; next: string; reference: string };

/** The facts of an error on one line, for a support ticket: our code, the server's words, the place in the log. */
export function referenceOf(error: ErrorEnvelope): string {
  const facts = Object.entries(error.details)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name} ${String(value)}`);
  return [error.code, ...facts, ...(error.logId ? [`log ${error.logId}`] : [])].join(' · ');
}

/** The sentences of an error in the window's language. */
export function errorWords(t: TFunction, error: ErrorEnvelope): ErrorWords {
  return {
    what: t(`errors.${error.code}.what`),
    next: t(`errors.${error.code}.next`),
    reference: referenceOf(error),
  };
}
