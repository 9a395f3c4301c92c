import type { ProfileId } from '#shared/domain/profile.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

/** What neither server keeps of a profile. Times are ISO text. */
export type ProfileFacts = {
  singleDevice: boolean;
  withoutToken: boolean;
  printedAt: string | null;
  tokenChangedAt: string | null;
  warnedAt: string | null;
  /** A token kept by hand: when it was pasted in, and its end. */
  handIssuedAt: string | null;
  handExpiresAt: string | 'never' | null;
  handUser: string | null;
};

type Stored = Omit<ProfileFacts, 'singleDevice' | 'withoutToken'> & { singleDevice: number; withoutToken: number };

const columnOf: Record<keyof ProfileFacts, string> = {
  singleDevice: 'single_device',
  withoutToken: 'without_token',
  printedAt: 'printed_at',
  tokenChangedAt: 'token_changed_at',
  warnedAt: 'warned_at',
  handIssuedAt: 'hand_issued_at',
  handExpiresAt: 'hand_expires_at',
  handUser: 'hand_user',
};

const selected = Object.entries(columnOf)
  .map(([name, column]) => `${column} AS ${name}`)
  .join(', ');

/** The facts of a profile nothing has been noted of. */
export const noFacts: ProfileFacts = {
  singleDevice: false,
  withoutToken: false,
  printedAt: null,
  tokenChangedAt: null,
  warnedAt: null,
  handIssuedAt: null,
  handExpiresAt: null,
  handUser: null,
};

/** What was noted of every profile. */
export function readAllFacts(db: ReadableDb): Map<ProfileId, ProfileFacts> {
  const rows = prepared<Stored & { profileId: ProfileId }>(
    db,
    `SELECT profile_id AS profileId, ${selected} FROM main.profile_facts`,
  ).all();
  return new Map(rows.map(({ profileId, ...stored }) => [profileId, toFacts(stored)]));
}

/** What was noted of one profile. */
export function readFacts(db: ReadableDb, profileId: ProfileId): ProfileFacts {
  const row = prepared<Stored>(db, `SELECT ${selected} FROM main.profile_facts WHERE profile_id = ?`).get(profileId);
  return row ? toFacts(row) : noFacts;
}

/** Notes some facts of a profile; the others stay. */
export function noteFacts(db: WritableDb, profileId: ProfileId, facts: Partial<ProfileFacts>): void {
  prepared(db, 'INSERT OR IGNORE INTO main.profile_facts (profile_id) VALUES (?)').run(profileId);
  for (const [name, value] of Object.entries(facts)) {
    const column = columnOf[name as keyof ProfileFacts];
    const sql = `UPDATE main.profile_facts SET ${column} = ? WHERE profile_id = ?`;
    prepared(db, sql).run(typeof value === 'boolean' ? Number(value) : value, profileId);
  }
}

/** Forgets a profile that is gone. */
export function forgetFacts(db: WritableDb, profileId: ProfileId): void {
  prepared(db, 'DELETE FROM main.profile_facts WHERE profile_id = ?').run(profileId);
}

function toFacts(stored: Stored): ProfileFacts {
  return { ...stored, singleDevice: stored.singleDevice === 1, withoutToken: stored.withoutToken === 1 };
}
