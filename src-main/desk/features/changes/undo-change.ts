import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { queueChange } from '../../db/queue-change.ts';
import { queueProfileChange } from '../../db/queue-profile-change.ts';
import { transaction } from '../../db/sql.ts';
import type { ChangeRow } from '../../db/tables/changes.ts';
import { regroupByBase } from '../../db/tables/picked-devices.ts';
import { subjectOf } from '../../db/tables/profile-changes.ts';
import { noteFacts } from '../../db/tables/profile-facts.ts';
import { takeBackChange } from '../../db/take-back-change.ts';
import type { Services } from '../../services.ts';
import { needChanges } from './need-changes.ts';
import { type UndoStep, undoSteps } from './undo-steps.ts';

const action = 'changes.undo' as const;

type Undoing = {
  services: Services;
  takenBack: number;
  reversals: string[];
  /** What the first reversal of a profile's subject is based on: older ones take its place, and start from there too. */
  bases: Map<string, Extract<UndoStep, { kind: 'set-back' }>['basedOn']>;
};

/**
 * Takes back what of the changes is not sent, so that nothing of it ever is, and queues the way back for what was: of a move
 * one change for each profile the devices came from. All in one transaction, the newest first. Throws `already_sent` when
 * something was sent and nothing can be led back, `nothing_to_do`, `not_found`.
 */
export function undoChange(services: Services, input: ParsedInput<'changes.undo'>): CommandOutput<'changes.undo'> {
  const undoing: Undoing = { services, takenBack: 0, reversals: [], bases: new Map() };
  transaction(services.db, () => {
    let sent = false;
    for (const change of needChanges(services.db, input.changeIds)) {
      for (const step of undoSteps(services, change, input.changeIds)) {
        if (step.kind === 'impossible') sent ||= step.reason !== 'over';
        else take(undoing, change, step);
      }
    }
    if (undoing.takenBack + undoing.reversals.length > 0) return;
    const { changeIds } = input;
    const details = { changeId: changeIds[0] ?? '', changes: changeIds.length };
    throw sent
      ? new AppError('already_sent', 'what was sent cannot be led back', details)
      : new AppError('nothing_to_do', 'nothing of it is left to undo', details);
  });
  services.publish('data.changed', {
    tables: ['devices', 'profiles', 'changes', 'enrollmentTokens', 'activity'],
  });
  services.nudge('change');
  const { reversals } = undoing;
  return { undone: reversals.length > 0 ? 'reversed' : 'taken-back', reversals };
}

type Doable = Exclude<UndoStep, { kind: 'impossible' }>;

function take(undoing: Undoing, change: ChangeRow, step: Doable): void {
  const { services, reversals } = undoing;
  const { db, clock, osUser: actor, appVersion } = services;
  const at = clock.now().toISOString();
  if (step.kind === 'take-back') {
    undoing.takenBack += takeBackChange(db, change, { action, actor, at });
    return;
  }
  if (step.kind === 'set-back') {
    reversals.push(setBack(undoing, change, step));
    return;
  }
  const { intent, profileName, way } = step;
  // Based on what this change made of them: when somebody else moved them on since, that is a conflict.
  const groups = regroupByBase(db, way, { baseProfileId: change.profileId, under: reversals });
  const { changeId: reverses } = change;
  const request = { intent, basedOn: null, profileName, groups, reverses, action, actor, appVersion, at };
  reversals.push(queueChange(db, { ...request, facts: { reverses } }).changeId);
}

function setBack(
  { services, bases }: Undoing,
  change: ChangeRow,
  step: Extract<UndoStep, { kind: 'set-back' }>,
): string {
  const { intent, profileName } = step;
  const subject = subjectOf(intent);
  const basedOn = bases.get(subject) ?? step.basedOn;
  bases.set(subject, basedOn);
  if (intent.kind === 'update-profile')
    noteFacts(services.db, intent.profileId, { withoutToken: intent.settings.withoutToken });
  return queueProfileChange(services, {
    intent,
    profileName,
    action,
    reverses: { changeId: change.changeId, basedOn },
  });
}
