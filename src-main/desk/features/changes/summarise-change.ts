import { endOfLife, LEAST_DAYS } from '#shared/domain/enrollment-token.ts';
import type { ChangeSummary } from '#shared/domain/queued-change.ts';
import { type Undoability, type UndoBase, undoability } from '#shared/domain/undoability.ts';
import { type ChangeRow, findReversal, toQueuedChange } from '../../db/tables/changes.ts';
import type { ProfileBase } from '../../db/tables/profile-changes.ts';
import type { Services } from '../../services.ts';

/** A change as the window lists it, with nothing in it but what the contract names. */
export function summariseChange(services: Services, row: ChangeRow): ChangeSummary {
  return { ...toQueuedChange(row), undo: judgeUndo(services, row) };
}

/** Whether and how a change can be undone, by what the ledger knows of it. */
export function judgeUndo({ db, clock }: Services, row: ChangeRow): Undoability {
  const { kind, outcomes, attempts } = row;
  const isReversed = findReversal(db, row.changeId) !== null;
  return undoability({ kind, outcomes, attempts, isReversed, base: baseOf(row, clock.now()) });
}

function baseOf({ kind, basedOn }: ChangeRow, now: Date): UndoBase {
  const base = basedOn === null ? null : (JSON.parse(basedOn) as ProfileBase);
  if (kind === 'set-user') return base === null ? 'unknown' : 'known';
  if (kind === 'update-profile') return base?.content == null ? 'unknown' : 'known';
  if (kind === 'edit-self-maintained') return base?.device == null ? 'unknown' : 'known';
  const end = base?.token?.expiresAt ?? null;
  if (kind !== 'extend-token' || end === null) return 'unknown';
  // Ivanti takes no end that is nearer.
  return end === 'never' || Date.parse(end) > Date.parse(endOfLife(LEAST_DAYS, now)) ? 'known' : 'near';
}
