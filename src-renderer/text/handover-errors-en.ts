import type { ErrorCode } from '#shared/errors.ts';

/** The codes of errors of hand-over files. */
export type HandoverErrorCode = Extract<ErrorCode, `handover_${string}` | 'handed_over'>;

/** Errors of hand-over files in English, a part of errors-en.ts. */
export const handoverErrorsEn: Readonly<Record<HandoverErrorCode, { what: string; next: string }>> = {
  handover_foreign: {
    what: 'This is not a hand-over file of Muster. Nothing was changed.',
    next: 'Choose the file that the other laptop saved; its name ends in .muster.',
  },
  handover_newer: {
    what: 'This hand-over file was made by a newer version of Muster. Nothing was changed.',
    next: 'Install the newer version here, then take the file over.',
  },
  handover_damaged: {
    what: 'This hand-over file is damaged or not complete. Nothing of it was taken over.',
    next: 'Copy it from the other laptop once more, or have it made again there.',
  },
  handover_passphrase_wrong: {
    what: 'This is not the passphrase the file was made with. Nothing was changed.',
    next: 'Type it again: capitals and spaces between the words count. Without it nobody can open the file.',
  },
  handover_other_tenant: {
    what: 'This hand-over file belongs to another Knox customer, so its devices and profiles are not those of this workspace. Nothing was changed.',
    next: 'Open the workspace of that customer and take the file over there.',
  },
  handed_over: {
    what: 'This was left to another laptop, which sends it.',
    next: 'To have it here again, take over a file from there.',
  },
};
