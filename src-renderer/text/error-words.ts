import type { TFunction } from 'i18next';
import type { ErrorEnvelope } from '#shared/errors.ts';

/** An error as a person reads it: what happened, what to do, and facts to quote to support. */
export type ErrorWords = { what: string; next: string; reference: string };

/** Facts for our own steering, which tell support nothing. */
const ours: readonly string[] = ['sent', 'retryAfterMs', 'step'];

/** The facts of an error on one line, for a support ticket: the server's words, our code, the place in the log. */
export function referenceOf(error: ErrorEnvelope): string {
  const { samsungCode, samsungMessage, samsungData, httpStatus, errorId, ...others } = error.details;
  const samsung = [samsungCode, samsungMessage].filter(isFact).join(' ');
  const facts = [
    samsung === '' ? null : `Samsung ${samsung}`,
    isFact(samsungData) ? `“${samsungData}”` : null,
    isFact(httpStatus) ? `HTTP ${httpStatus}` : null,
    isFact(errorId) ? `errorId ${errorId}` : null,
    error.code,
    ...Object.entries(others).map(([name, value]) =>
      isFact(value) && !ours.includes(name) ? `${name} ${value}` : null,
    ),
    error.logId ? `log ${error.logId}` : null,
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

function isFact(value: unknown): value is string | number | boolean {
  return value !== null && value !== undefined && value !== '';
}

/** The sentences of an error in the window's language; some name a line or a column, which are among its facts. */
export function errorWords(t: TFunction, error: ErrorEnvelope): ErrorWords {
  return {
    what: t(`errors.${error.code}.what`, { ...error.details }),
    next: t(`errors.${error.code}.next`, { ...error.details }),
    reference: referenceOf(error),
  };
}
