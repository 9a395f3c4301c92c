import { z } from 'zod';
import { beginsLikeFormula } from './csv-row.ts';
import { attributeNameSchema } from './custom-attribute.ts';
import type { DeviceId } from './device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from './profile.ts';
import { GONE_PROFILE_ID } from './queued-change.ts';
import { MOST_CSV_ROWS } from './self-maintained.ts';

/** Files of devices that Samsung's portal takes (knox-api 6.2), and the one of Ivanti's Self-Maintained profiles. */
export const portalFileKinds = ['assign', 'unassign', 'delete', 'credentials', 'ivanti'] as const;

/** One of them. */
export type PortalFileKind = (typeof portalFileKinds)[number];

/** Most lines one file may have. Samsung's pages name 10,000 and 100,000 for the same file: the lower one is safe (knox-api 6.2). */
export const mostLinesOf = (kind: PortalFileKind): number => (kind === 'ivanti' ? MOST_CSV_ROWS : 10_000);

/** What a file for a portal is to hold beside what it must. */
export const portalFileSchema = z.object({
  kind: z.enum(portalFileKinds),
  /** Names above the columns: Samsung's files have none, templates of its portal may. Ivanti's always have them. */
  header: z.boolean().default(false),
  users: z.boolean().default(false),
  tags: z.boolean().default(false),
  /** Passwords that wait here, in clear: only after a warning. In Samsung's files that have room for them, with their users. */
  passwords: z.boolean().default(false),
  /** Custom attributes, in Ivanti's file alone. */
  attributes: z.array(attributeNameSchema).max(100).default([]),
});

/** What a file for a portal is to hold. */
export type PortalFile = z.output<typeof portalFileSchema>;

/** A device as such a file names it; `profileName` null: Samsung has no profile of that id. */
export type PortalDevice = {
  deviceId: DeviceId;
  imei: string | null;
  serial: string | null;
  /** Where it will be once the waiting changes are carried out. */
  profileId: ProfileId | null;
  profileName: string | null;
  /** What waits for its next assignment, else what Samsung has. */
  userName: string;
  tags: string;
  /** Null unless it was asked for. */
  password: string | null;
  attributes: readonly (string | null)[];
};

/** Why a device is left out of a file. */
export type PortalOmission =
  | 'no-identifier'
  | 'no-profile'
  | 'profile-not-there'
  | 'leaving'
  | 'no-user'
  | 'other-password';

/** Why a device cannot stand in a file of this kind, null when it can. */
export function omissionOf(device: PortalDevice, kind: PortalFileKind): PortalOmission | null {
  if (kind === 'credentials') return device.userName === '' ? 'no-user' : null;
  if (device.imei === null && device.serial === null) return 'no-identifier';
  if (kind !== 'assign' && kind !== 'unassign') return null;
  if (device.profileId === GONE_PROFILE_ID) return 'leaving';
  if (kind === 'unassign') return null;
  if (device.profileId === null || device.profileId === DEFAULT_PROFILE_ID) return 'no-profile';
  return device.profileName === null ? 'profile-not-there' : null;
}

/** The columns of these files, by what stands in them. */
export type PortalColumn =
  | 'identifier'
  | 'imei'
  | 'serial'
  | 'manufacturer'
  | 'profile'
  | 'user'
  | 'password'
  | 'tags'
  | 'attribute';

/** A cell no such file may hold: a spreadsheet would take it for a formula, or it goes on over several lines. */
export type BlockedCell = {
  deviceId: DeviceId;
  /** Its identifier. */
  label: string;
  column: PortalColumn;
  /** The attribute's, null in other columns. */
  name: string | null;
  /** Empty for a password. */
  cell: string;
  why: 'formula' | 'lines';
};

/** What a file would hold, before it is written. `cells` are the first of the blocked ones: with one of them nothing is written. */
export type PortalPlan = {
  lines: number;
  files: number;
  /** Lines with a password in clear. */
  passwords: number;
  omitted: { reason: PortalOmission; devices: number }[];
  blocked: number;
  cells: BlockedCell[];
};

/** Most blocked cells that are named one by one. */
export const MOST_BLOCKED_NAMED = 100;

const samsungColumns = {
  assign: ['identifier', 'profile', 'user', 'password', 'tags'],
  unassign: ['identifier'],
  delete: ['identifier'],
  credentials: ['user', 'password'],
} as const satisfies Record<Exclude<PortalFileKind, 'ivanti'>, readonly PortalColumn[]>;

const headers: Partial<Record<PortalColumn, string>> = {
  identifier: 'IMEI/MEID/Serial number',
  profile: 'Profile name',
  user: 'User ID',
  password: 'Password',
  tags: 'Tags',
};

/** The columns of one of Samsung's files: those not wanted stay, empty, before one that is. */
export function samsungColumnsOf(file: PortalFile): PortalColumn[] {
  if (file.kind === 'ivanti') return [];
  const columns: readonly PortalColumn[] = samsungColumns[file.kind];
  return columns.slice(0, columns.findLastIndex((column) => isWanted(column, file)) + 1);
}

function isWanted(column: PortalColumn, { kind, users, tags, passwords }: PortalFile): boolean {
  if (column === 'password') return passwords;
  if (column === 'user') return users || passwords || kind === 'credentials';
  return column !== 'tags' || tags;
}

/** Names above the columns of one of Samsung's files. */
export function samsungHeaders(file: PortalFile): string[] {
  return samsungColumnsOf(file).map((column) => headers[column] ?? '');
}

/** What stands in a column of one of Samsung's files for a device; empty where it was not asked for. */
export function samsungCell(device: PortalDevice, column: PortalColumn, file: PortalFile): string | null {
  if (!isWanted(column, file)) return null;
  if (column === 'identifier') return device.imei ?? device.serial;
  if (column === 'profile') return device.profileName;
  if (column === 'user') return device.userName;
  return column === 'password' ? device.password : device.tags;
}

/** Why a cell cannot stand in a file that is written as it is (S41), null when it can. */
export function blockOf(cell: string | null): BlockedCell['why'] | null {
  if (cell === null || cell === '') return null;
  if (beginsLikeFormula(cell)) return 'formula';
  return /[\r\n\0]/.test(cell) ? 'lines' : null;
}
