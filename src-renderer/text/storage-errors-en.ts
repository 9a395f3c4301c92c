import type { ErrorCode } from '#shared/errors.ts';

/** The codes of errors of the workspace's own files. */
export type StorageErrorCode = Extract<
  ErrorCode,
  'database_replaced' | 'workspace_read_only' | 'disk_failed' | 'backup_unusable' | 'damage_found'
>;

/** Errors of the workspace's own files in English, a part of errors-en.ts. */
export const storageErrorsEn: Readonly<Record<StorageErrorCode, { what: string; next: string }>> = {
  database_replaced: {
    what: 'Another program deleted or replaced the file with your changes while Muster had it open. Muster stopped writing; what you did until then was saved as a backup.',
    next: 'Keep synchronisation and backup programs away from the workspace’s folder, then try again. If something is missing, restore the rescued backup in Settings, under Storage.',
  },
  workspace_read_only: {
    what: 'The workspace’s folder cannot be written to. Nothing was changed.',
    next: 'Give your account the right to write to the folder, or make its disk writable again, then try again.',
  },
  disk_failed: {
    what: 'The disk failed while Muster read or wrote its files. What was saved before is kept; Muster opens its files anew and looks them over.',
    next: 'Try again. If it comes back, check the disk and keep a copy of the workspace’s folder elsewhere.',
  },
  backup_unusable: {
    what: 'This backup is damaged and cannot be opened. Nothing was changed.',
    next: 'Choose another backup.',
  },
  damage_found: {
    what: 'The check found damage in the workspace’s files. The damaged file is kept.',
    next: 'Muster opens the workspace anew and puts it right; it says then whether anything is missing.',
  },
};
