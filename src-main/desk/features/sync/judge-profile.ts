import type { ProfileSettings } from '#shared/domain/profile.ts';
import { isSelfMaintained, type ProfileIntent, type SelfMaintainedIntent } from '#shared/domain/queued-change.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { type ProfileBase, type ProfileChange, readBase } from '../../db/tables/profile-changes.ts';
import { findProfileContent, type ProfileContent } from '../../db/tables/profiles.ts';
import { judgeSelfMaintained } from './judge-self-maintained.ts';
import { sameJson } from './same-json.ts';

/** How the servers stand to what a change of a profile wants: they have it, have what it was based on, have something else, or have no such profile. */
export type Standing = 'wanted' | 'as-based' | 'changed' | 'gone';

/** Servers may keep times to the second only. Milliseconds. */
const TIME_TOLERANCE_MS = 60_000;

/** Holds what the servers were last seen to have against what a change wants and what it was based on. */
export function judgeProfile(db: ReadableDb, change: ProfileChange): Standing {
  const { intent } = change;
  if (isSelfMaintained(intent)) return judgeSelfMaintained(db, intent);
  if (intent.kind === 'create-profile') return findProfileContent(db, intent.settings.name) ? 'wanted' : 'as-based';
  const now = readBase(db, intent);
  if (now.content === null) return intent.kind === 'delete-profile' ? 'wanted' : 'gone';
  const base = change.basedOn === null ? now : (JSON.parse(change.basedOn) as ProfileBase);
  return judge(intent, now, base);
}

function judge(
  intent: Exclude<ProfileIntent, SelfMaintainedIntent | { kind: 'create-profile' }>,
  now: ProfileBase,
  base: ProfileBase,
): Standing {
  switch (intent.kind) {
    case 'update-profile':
      if (now.content !== null && hasSettings(now.content, intent.settings)) return 'wanted';
      return sameContent(now.content, base.content) ? 'as-based' : 'changed';
    case 'delete-profile':
      return sameContent(now.content, base.content) ? 'as-based' : 'changed';
    case 'refresh-token':
      return now.token?.issuedAt === base.token?.issuedAt ? 'as-based' : 'changed';
    case 'extend-token':
      if (sameTime(now.token?.expiresAt ?? null, intent.expiresAt)) return 'wanted';
      return sameTime(now.token?.expiresAt ?? null, base.token?.expiresAt ?? null) ? 'as-based' : 'changed';
    case 'set-user':
      if (now.userId === intent.userId) return 'wanted';
      return now.userId === base.userId ? 'as-based' : 'changed';
  }
}

/** Whether Samsung has the settings a person gave a profile. */
export function hasSettings(content: ProfileContent, settings: ProfileSettings): boolean {
  return (
    content.name === settings.name &&
    content.description === settings.description &&
    content.systemApps === settings.systemApps &&
    sameJson(content.customJson, customJsonOf(settings))
  );
}

/** The inside of the bundle as Samsung's field wants it: every key flat, whatever its group. */
export function customJsonOf({ configuration }: Pick<ProfileSettings, 'configuration'>): string {
  return JSON.stringify(Object.fromEntries(configuration.map(({ name, value }) => [name, value])));
}

function sameContent(a: ProfileContent | null, b: ProfileContent | null): boolean {
  if (a === null || b === null) return a === b;
  const { name, description, systemApps } = a;
  const alike = name === b.name && description === b.description && systemApps === b.systemApps;
  return alike && sameJson(a.customJson, b.customJson);
}

function sameTime(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  return a !== null && b !== null && Math.abs(Date.parse(a) - Date.parse(b)) <= TIME_TOLERANCE_MS;
}
