import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DeviceStanding } from './base-device.ts';
import type { World } from './world.ts';

/** What a state file holds: only what differs from the first day of the world. */
type SavedWorld = {
  format: 2;
  seed: number;
  baseDevices: number;
  today: number;
  advancedMs: number;
  edits: [number, DeviceStanding][];
  deleted: number[];
} & Pick<
  World,
  'total' | 'uploads' | 'changes' | 'scheduled' | 'profiles' | 'transactions' | 'resellers' | 'aliases' | 'ivanti'
>;

/** The first day and the clock of a saved world, needed before it can be built again. */
export type SavedStart = { seed: number; baseDevices: number; today: number; advancedMs: number };

/** A saved world, read but not yet put into place. */
export type Saved = { start: SavedStart; restore: (world: World) => void };

/** Reads a state file; null when there is none. A file that cannot be read is moved aside. */
export function readStateFile(file: string): Saved | null {
  if (!existsSync(file)) return null;
  try {
    const saved = JSON.parse(readFileSync(file, 'utf8'), revive) as SavedWorld;
    if (saved.format !== 2) throw new Error('another format');
    const { seed, baseDevices, today, advancedMs } = saved;
    return { start: { seed, baseDevices, today, advancedMs }, restore: (world) => restore(world, saved) };
  } catch {
    setAside(file, 'unreadable');
    return null;
  }
}

/** Moves a state file out of the way, so that a new one can be begun. */
export function setAside(file: string, reason: string): void {
  renameSync(file, `${file}.${reason}`);
}

/** Writes a world beside the file and then over it, so that a crash leaves the old one or the new one. */
export function writeStateFile(file: string, world: World): void {
  const { seed, baseDevices, today, total, uploads, changes, scheduled, profiles, transactions } = world;
  const { resellers, aliases, ivanti } = world;
  const saved: SavedWorld = {
    format: 2,
    ...{ seed, baseDevices, today, total, uploads, changes, scheduled, profiles, transactions },
    ...{ resellers, aliases, ivanti },
    advancedMs: world.clock.advancedMs(),
    edits: [...world.edits],
    deleted: [...world.deleted],
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(saved, replace), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function restore(world: World, saved: SavedWorld): void {
  const { total, uploads, changes, scheduled, profiles, transactions, resellers, aliases, ivanti } = saved;
  Object.assign(world, { total, uploads, changes, scheduled, profiles, transactions, resellers, aliases, ivanti });
  world.edits = new Map(saved.edits);
  world.deleted = new Set(saved.deleted);
}

function replace(_name: string, value: unknown): unknown {
  return value instanceof Map ? { isMap: true, rows: [...value] } : value;
}

function revive(_name: string, value: unknown): unknown {
  const isMap = typeof value === 'object' && value !== null && 'isMap' in value && 'rows' in value;
  return isMap ? new Map(value.rows as [unknown, unknown][]) : value;
}
