import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { queueChange } from '../../db/queue-change.ts';
import { transaction } from '../../db/sql.ts';
import { findWaysBack } from '../../db/tables/change-targets.ts';
import { type ChangeRow, findReversal, readChange } from '../../db/tables/changes.ts';
import { findProfile } from '../../db/tables/profiles.ts';
import { takeBackChange } from '../../db/take-back-change.ts';
import type { Services } from '../../services.ts';

/**
 * Takes back what of a change is not sent, so that nothing of it ever is, and queues the way back for what was: one change
 * for each profile the devices came from. Throws `already_sent` when something was sent and nothing can be led back.
 */
export function undoChange(services: Services, input: ParsedInput<'changes.undo'>): CommandOutput<'changes.undo'> {
  const { db } = services;
  const result = transaction(db, () => {
    const change = readChange(db, input.changeId);
    if (!change) throw new AppError('not_found', 'no such change', { changeId: input.changeId });
    const at = services.clock.now().toISOString();
    const taking = { action: 'changes.undo', actor: services.osUser, at } as const;
    const takenBack = hasBegun(change) ? 0 : takeBackChange(db, change, taking);
    const reversals = findReversal(db, change.changeId) ? [] : reverseSent(services, change);
    if (takenBack === 0 && reversals.length === 0) throw nothingToUndo(change);
    return { takenBack, reversals };
  });
  services.publish('data.changed', { tables: ['devices', 'profiles', 'changes', 'activity'] });
  services.nudge('change');
  const [first] = result.reversals;
  return first ? { undone: 'reversed', changeId: first } : { undone: 'taken-back', changeId: null };
}

function reverseSent(services: Services, change: ChangeRow): string[] {
  const { db } = services;
  if (change.kind !== 'move' || sentDevices(change) === 0) return [];
  return findWaysBack(db, change).map(
    ({ profileId, deviceIds, devices }) =>
      queueChange(db, {
        intent: { kind: 'move', profileId },
        basedOn: null,
        profileName: findProfile(db, profileId)?.name ?? profileId,
        // Based on what this change made of them: when somebody else moved them on since, that is a conflict.
        groups: [{ baseProfileId: change.profileId, deviceIds, devices }],
        reverses: change.changeId,
        action: 'changes.undo',
        actor: services.osUser,
        appVersion: services.appVersion,
        at: services.clock.now().toISOString(),
        facts: { reverses: change.changeId },
      }).changeId,
  );
}

/** Ivanti has given the token a new value already: Samsung's profile must not be left with the old one. */
function hasBegun({ kind, attempts }: ChangeRow): boolean {
  return kind === 'refresh-token' && attempts > 0;
}

function sentDevices({ outcomes }: ChangeRow): number {
  return outcomes.sending + outcomes.unconfirmed + outcomes.done + outcomes.parked;
}

function nothingToUndo(change: ChangeRow): AppError {
  const { changeId } = change;
  return sentDevices(change) > 0 || hasBegun(change)
    ? new AppError('already_sent', 'what was sent cannot be led back', { changeId })
    : new AppError('nothing_to_do', 'nothing of the change is left to undo', { changeId });
}
