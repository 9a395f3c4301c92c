/** Why a copy of the ledger was made: once a day, by the person, before an update changed its shape, or when its file was lost. */
export type BackupKind = 'daily' | 'by-hand' | 'before-update' | 'rescued';

/** A copy of the ledger; `at` is ISO text. */
export type Backup = { name: string; kind: BackupKind; at: string; bytes: number };

/** A database that was moved out of the way, because it was damaged or because a backup took its place. */
export type SetAsideFile = {
  name: string;
  file: 'ledger' | 'cache';
  why: 'damaged' | 'replaced';
  at: string;
  bytes: number;
};

/** Something about the storage that is no error yet: the folder lies on another machine; a log does not shrink any more. */
export type StorageWarning = 'network-folder' | 'log-grows';

/** Where the workspace's files lie, how large they are, and how they are looked after. */
export type StorageState = {
  folder: string;
  ledgerBytes: number;
  cacheBytes: number;
  logBytes: number;
  lastCheck: { at: string; problems: number } | null;
  backups: Backup[];
  setAside: SetAsideFile[];
  warnings: StorageWarning[];
};

/** What putting a backup in the ledger's place means: what is in the ledger now and not in it, and what waited in it. */
export type RestorePlan = {
  backup: Backup;
  /** Changes made since. */
  changes: number;
  /** Entries of the activity log made since. */
  deeds: number;
  /** Changes that had not been sent when the backup was made: they are read back before anything is sent. */
  waiting: number;
};
