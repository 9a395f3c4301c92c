import { readCustomJson, toSamsungJson } from '#shared/domain/custom-json.ts';
import type { ProfileSettings } from '#shared/domain/profile.ts';
import type { DeviceIntent, ProfileIntent } from '#shared/domain/queued-change.ts';
import type { StrandedReason } from '#shared/domain/undo-plan.ts';
import { sentOf, type UndoBarrier, unsentOf } from '#shared/domain/undoability.ts';
import type { ChangeRow } from '../../db/tables/changes.ts';
import { isProfileChange, type ProfileBase, type ProfileChange, readBase } from '../../db/tables/profile-changes.ts';
import { findProfile, type ProfileContent } from '../../db/tables/profiles.ts';
import { countStranded, findWaysBack, type WayBack } from '../../db/tables/ways-back.ts';
import type { Services } from '../../services.ts';
import { judgeUndo } from './summarise-change.ts';

/** One thing an undo does with a change, or says of it that it cannot be done; `count` devices, or the one profile. */
export type UndoStep = { count: number } & (
  | { kind: 'take-back' }
  | { kind: 'move-back'; intent: Extract<DeviceIntent, { kind: 'move' }>; profileName: string; way: WayBack }
  | { kind: 'set-back'; intent: ProfileIntent; profileName: string; basedOn: ProfileBase }
  | { kind: 'impossible'; reason: UndoBarrier | StrandedReason }
);

/** Everything an undo does with a change as it stands now, when these are undone together. */
export function undoSteps(services: Services, change: ChangeRow, together: readonly string[]): UndoStep[] {
  const { takesBack, reverses, barrier } = judgeUndo(services, change);
  const steps: UndoStep[] = [];
  if (takesBack) steps.push({ kind: 'take-back', count: unsentOf(change.outcomes) });
  if (reverses)
    steps.push(...(isProfileChange(change) ? setBack(services, change) : moveBack(services, change, together)));
  else if (barrier !== null)
    steps.push({ kind: 'impossible', reason: barrier, count: sentOf(change.outcomes) || change.devices });
  return steps;
}

function moveBack({ db }: Services, change: ChangeRow, together: readonly string[]): UndoStep[] {
  const back = findWaysBack(db, change, together).map((way): UndoStep => {
    const { profileId, devices } = way;
    const profileName = findProfile(db, profileId)?.name ?? profileId;
    return { kind: 'move-back', intent: { kind: 'move', profileId }, profileName, way, count: devices };
  });
  const stranded = countStranded(db, change, together).map(({ reason, devices }): UndoStep => {
    return { kind: 'impossible', reason, count: devices };
  });
  return [...back, ...stranded];
}

/** Based on what the change made of the profile: when somebody else changed it since, that is a conflict. */
function setBack({ db }: Services, change: ProfileChange): UndoStep[] {
  const { intent, profileName, basedOn } = change;
  const base = basedOn === null ? null : (JSON.parse(basedOn) as ProfileBase);
  const now = readBase(db, intent);
  if (now.content === null) return [{ kind: 'impossible', reason: 'profile-gone', count: 1 }];
  const reverse = base && reverseOf(intent, base, { ...now, content: now.content });
  if (!reverse) return [{ kind: 'impossible', reason: 'base-unknown', count: 1 }];
  return [{ kind: 'set-back', ...reverse, profileName, count: 1 }];
}

type Now = ProfileBase & { content: ProfileContent };
type Reverse = { intent: ProfileIntent; basedOn: ProfileBase };

function reverseOf(intent: ProfileIntent, base: ProfileBase, now: Now): Reverse | null {
  const { profileId } = intent;
  if (intent.kind === 'set-user')
    return { intent: { kind: 'set-user', profileId, userId: base.userId }, basedOn: { ...now, userId: intent.userId } };
  if (intent.kind === 'extend-token') {
    const { token } = base;
    if (token === null || token.expiresAt === null) return null;
    const made = { issuedAt: token.issuedAt, expiresAt: intent.expiresAt };
    return {
      intent: { kind: 'extend-token', profileId, expiresAt: token.expiresAt },
      basedOn: { ...now, token: made },
    };
  }
  if (intent.kind === 'edit-self-maintained') {
    if (base.device == null) return null;
    return { intent: { ...intent, row: base.device }, basedOn: { ...now, device: intent.row } };
  }
  if (intent.kind !== 'update-profile' || base.content === null) return null;
  const settings = settingsBefore(intent.settings, base.content, now.content);
  if (settings === null) return null;
  const { name, description, systemApps, configuration } = intent.settings;
  const content = {
    ...now.content,
    name,
    description,
    systemApps,
    customJson: toSamsungJson(configuration, 'compact'),
  };
  return { intent: { kind: 'update-profile', profileId, settings }, basedOn: { ...now, content } };
}

function settingsBefore(made: ProfileSettings, base: ProfileContent, now: ProfileContent): ProfileSettings | null {
  const read = readCustomJson(base.customJson || '{}');
  if (!read.ok) return null;
  const { name, description, systemApps, tokenDigest } = base;
  // No server says whether a profile without a token was to have one: it was not, if this change gave it one.
  const withoutToken = tokenDigest === null && (made.withoutToken || now.tokenDigest !== null);
  return { ...made, name, description, systemApps, configuration: read.configuration, withoutToken };
}
