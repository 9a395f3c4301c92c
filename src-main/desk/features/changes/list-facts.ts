import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { ChangeFact, ChangeFactKind } from '#shared/domain/change-target.ts';
import { toSamsungJson } from '#shared/domain/custom-json.ts';
import { isSecretName } from '#shared/domain/known-keys.ts';
import type { ProfileSettings } from '#shared/domain/profile.ts';
import type { ProfileIntent } from '#shared/domain/queued-change.ts';
import type { SelfMaintainedRow } from '#shared/domain/self-maintained.ts';
import { AppError } from '#shared/errors.ts';
import { readChange } from '../../db/tables/changes.ts';
import { isProfileChange, type ProfileBase, readBase } from '../../db/tables/profile-changes.ts';
import { findProfileContent, type ProfileContent } from '../../db/tables/profiles.ts';
import { findUser } from '../../db/tables/users.ts';
import type { Services } from '../../services.ts';

/** What a change of a profile alters, as a person compares it; what stays the same is left out. Throws `not_found`. */
export function listFacts(
  { db }: Services,
  { changeId }: ParsedInput<'changes.listFacts'>,
): CommandOutput<'changes.listFacts'> {
  const change = readChange(db, changeId);
  if (!change) throw new AppError('not_found', 'no such change', { changeId });
  if (!isProfileChange(change)) return { facts: [] };
  const { intent } = change;
  const was = change.basedOn === null ? null : (JSON.parse(change.basedOn) as ProfileBase);
  const seen = readBase(db, intent);
  if (intent.kind === 'create-profile') seen.content ??= findProfileContent(db, intent.settings.name);
  const nameOf = (userId: string | null | undefined) => (userId == null ? null : findUser(db, userId).name);
  return { facts: factsOf(intent, { was, seen }, nameOf).filter(matters) };
}

/** What is as it was, or is only not switched on in a new profile, need not be read. */
function matters({ kind, was, seen, willBe }: ChangeFact): boolean {
  // Two values of a secret key look alike.
  if (kind === 'key') return true;
  if (was === null && willBe === 'false') return seen === 'true';
  return was !== willBe || seen !== was;
}

type Stands = { was: ProfileBase | null; seen: ProfileBase };
type NameOf = (userId: string | null | undefined) => string | null;

const fact = (kind: ChangeFactKind, was: string | null, seen: string | null, willBe: string | null): ChangeFact => ({
  ...{ kind, key: null, was, seen, willBe },
});

function factsOf(intent: ProfileIntent, { was, seen }: Stands, nameOf: NameOf): ChangeFact[] {
  const [before, now] = [was?.content ?? null, seen.content];
  switch (intent.kind) {
    case 'create-profile':
      return [
        ...settingFacts(null, now, intent.settings),
        fact('withoutToken', null, null, String(intent.settings.withoutToken)),
        fact('singleDevice', null, null, String(intent.settings.singleDevice)),
        fact('tokenDays', null, null, intent.days === null ? null : String(intent.days)),
        fact('user', null, null, nameOf(intent.userId)),
      ];
    case 'update-profile':
      return settingFacts(before, now, intent.settings);
    case 'delete-profile':
      return [
        fact('profile', before?.name ?? null, now?.name ?? null, null),
        ...settingFacts(before, now, null).filter((one) => one.kind !== 'profile' && one.was !== one.seen),
      ];
    case 'refresh-token':
      return [
        // A value is a secret: that it becomes another one is all there is to say.
        fact('tokenValue', null, null, 'new'),
        fact('tokenEnd', was?.token?.expiresAt ?? null, seen.token?.expiresAt ?? null, intent.expiresAt),
      ];
    case 'extend-token':
      return [fact('tokenEnd', was?.token?.expiresAt ?? null, seen.token?.expiresAt ?? null, intent.expiresAt)];
    case 'set-user':
      return [fact('user', nameOf(was?.userId), nameOf(seen.userId), nameOf(intent.userId))];
    case 'upload-self-maintained':
      return [
        fact('profile', null, now?.name ?? null, intent.name),
        fact('withoutToken', null, null, String(intent.withoutToken)),
        fact('user', null, null, nameOf(intent.userId)),
      ];
    case 'add-self-maintained':
    case 'remove-self-maintained':
      // The title says how many devices; the profile's own list says which.
      return [];
    case 'edit-self-maintained':
      return deviceFacts(was?.device ?? null, seen.device, intent.row);
  }
}

type Row = SelfMaintainedRow | null;

function deviceFacts(was: Row, seen: Row, willBe: SelfMaintainedRow): ChangeFact[] {
  const rows = [was, seen, willBe];
  const row = (kind: ChangeFactKind, read: (row: SelfMaintainedRow) => string | null): ChangeFact => {
    const [a, b, c] = rows.map((one) => one && read(one));
    return fact(kind, a ?? null, b ?? null, c ?? null);
  };
  const names = new Set(rows.flatMap((one) => Object.keys(one?.attributes ?? {})));
  return [
    row('imei', ({ imei }) => imei),
    row('serial', ({ serial }) => serial),
    row('manufacturer', ({ manufacturer }) => manufacturer),
    row('userName', ({ userName }) => userName),
    ...[...names].map((key) => ({ ...row('attribute', ({ attributes }) => attributes[key] ?? null), key })),
  ];
}

type Settings = Pick<ProfileContent, 'name' | 'description' | 'systemApps' | 'customJson'>;

function settingFacts(was: Settings | null, seen: Settings | null, wanted: ProfileSettings | null): ChangeFact[] {
  const willBe = wanted && { ...wanted, customJson: toSamsungJson(wanted.configuration, 'compact') };
  const all = [was, seen, willBe] as const;
  const row = (kind: ChangeFactKind, read: (settings: Settings) => string | null): ChangeFact => {
    const [a, b, c] = all.map((settings) => settings && read(settings));
    return fact(kind, a ?? null, b ?? null, c ?? null);
  };
  return [
    row('profile', ({ name }) => name),
    row('description', ({ description }) => description || null),
    row('systemApps', ({ systemApps }) => String(systemApps)),
    ...keyFacts(all.map((settings) => keysOf(settings))),
  ];
}

function keyFacts([was, seen, willBe]: readonly Record<string, unknown>[]): ChangeFact[] {
  const names = new Set([was, seen, willBe].flatMap((keys) => Object.keys(keys ?? {})));
  return [...names].flatMap((key) => {
    const texts = [was, seen, willBe].map((keys) => JSON.stringify(keys?.[key]) ?? null);
    const alike = texts.every((text) => text === texts[0]);
    const [a, b, c] = isSecretName(key) ? texts.map((text) => text && 'secret') : texts;
    return alike ? [] : [{ ...fact('key', a ?? null, b ?? null, c ?? null), key }];
  });
}

function keysOf(settings: Settings | null): Record<string, unknown> {
  try {
    return JSON.parse(settings?.customJson || '{}') as Record<string, unknown>;
  } catch {
    return {};
  }
}
