import type { ErrorCode } from '#shared/errors.ts';

/** What to say of errors of a batch, in English. */
export const batchErrorsEn = {
  batch_held: {
    what: 'This batch is held: it takes no scan and is not assigned. Nothing was changed.',
    next: 'Open it again once it may go on.',
  },
  batch_closed: {
    what: 'This batch is closed and can only be read. Nothing was changed.',
    next: 'Open it again to go on with it.',
  },
  batch_not_empty: {
    what: 'This batch has a delivery note or scans. Nothing was deleted.',
    next: 'Close it first: a closed batch can be deleted.',
  },
  batch_without_profile: {
    what: 'This batch has no profile to go to, so nothing was assigned.',
    next: 'Choose its profile under Edit.',
  },
} as const satisfies Partial<Record<ErrorCode, { what: string; next: string }>>;
