import { isStrongPassphrase, normalisePassphrase } from '#shared/domain/passphrase.ts';

/** A passphrase as it is typed, twice. */
export type TypedPassphrase = { first: string; again: string };

/** What is wrong with it, if anything. */
export type PassphraseFault = 'weak' | 'unequal' | null;

/** The first fault of a passphrase. */
export function passphraseFault({ first, again }: TypedPassphrase): PassphraseFault {
  if (!isStrongPassphrase(first)) return 'weak';
  return normalisePassphrase(first) === normalisePassphrase(again) ? null : 'unequal';
}
