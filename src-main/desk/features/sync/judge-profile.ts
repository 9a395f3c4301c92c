import { toSamsungJson } from '#shared/domain/custom-json.ts';
import type { ProfileSettings } from '#shared/domain/profile.ts';
import { isSelfMaintained, type ProfileIntent, type SelfMaintainedIntent } from '#shared/domain/queued-change.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import { findIvantiProfile } from '../../db/tables/ivanti-profiles.ts';
import { type ProfileBase, type ProfileChange, readBase } from '../../db/tables/profile-changes.ts';
import { readFacts } from '../../db/tables/profile-facts.ts';
import { findProfileContent, type ProfileContent, readProfileContent } from '../../db/tables/profiles.ts';
import { judgeSelfMaintained } from './judge-self-maintained.ts';
import { sameJson } from './same-json.ts';

/** How the servers stand to what a change of a profile wants: they have it, have what it was based on, have something else, or have no such profile. */
export type Standing = 'wanted' | 'as-based' | 'changed' | 'gone';

/** Whether a change is Ivanti's to carry out, in whole or in part. */
export function needsIvanti(intent: ProfileIntent): boolean {
  return intent.kind === 'create-profile' ? intent.days !== null : intent.kind !== 'update-profile';
}

/** Servers may keep times to the second only. Milliseconds. */
const TIME_TOLERANCE_MS = 60_000;

/** Why a change is refused whose profile, or whose listed device, the servers no longer have. */
export function goneCode(db: ReadableDb, { kind, profileId }: ProfileIntent): ErrorCode {
  const isThere = kind === 'edit-self-maintained' && readProfileContent(db, profileId) !== null;
  return isThere ? 'device_not_listed' : 'profile_not_found';
}

/** Holds what the servers were last seen to have against what a change wants and what it was based on. */
export function judgeProfile(db: ReadableDb, change: ProfileChange): Standing {
  const { intent } = change;
  const based = change.basedOn === null ? null : (JSON.parse(change.basedOn) as ProfileBase);
  if (isSelfMaintained(intent)) return judgeSelfMaintained(db, intent, based);
  if (intent.kind === 'create-profile') return findProfileContent(db, intent.settings.name) ? 'wanted' : 'as-based';
  const now = readBase(db, intent);
  const base = based ?? now;
  if (now.content === null) {
    if (intent.kind !== 'delete-profile') return 'gone';
    return isLeftAtIvanti(db, base) ? 'as-based' : 'wanted';
  }
  if (intent.kind === 'refresh-token') return judgeRefresh(now, base, readFacts(db, intent.profileId).tokenChangedAt);
  return judge(intent, now, base);
}

/** Samsung's part of a profile is gone and Ivanti's, with its enrolment token, is not: the deletion is half done. */
function isLeftAtIvanti(db: ReadableDb, { content }: ProfileBase): boolean {
  if (content === null || readIntegration(db)?.ivanti == null) return false;
  return findIvantiProfile(db, content.name)?.selfMaintained === false;
}

/** Whether somebody else gave the token a new value; the value that is kept here is one we asked for. */
function judgeRefresh(now: ProfileBase, base: ProfileBase, keptAt: string | null): Standing {
  const issuedAt = now.token?.issuedAt ?? null;
  return issuedAt === (base.token?.issuedAt ?? null) || issuedAt === keptAt ? 'as-based' : 'changed';
}

function judge(
  intent: Exclude<ProfileIntent, SelfMaintainedIntent | { kind: 'create-profile' | 'refresh-token' }>,
  now: ProfileBase,
  base: ProfileBase,
): Standing {
  switch (intent.kind) {
    case 'update-profile':
      if (now.content !== null && hasSettings(now.content, intent.settings)) return 'wanted';
      return sameContent(now.content, base.content) ? 'as-based' : 'changed';
    case 'delete-profile':
      return sameContent(now.content, base.content) ? 'as-based' : 'changed';
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
    !(settings.withoutToken && content.tokenDigest !== null) &&
    sameJson(content.customJson, toSamsungJson(settings.configuration, 'compact'))
  );
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
