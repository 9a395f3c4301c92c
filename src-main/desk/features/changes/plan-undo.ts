import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { UndoPlan } from '#shared/domain/undo-plan.ts';
import type { Services } from '../../services.ts';
import { needChanges } from './need-changes.ts';
import { undoSteps } from './undo-steps.ts';

/** What an undo of these changes would do, newest first: the reverse is shown before it goes. Throws `not_found`. */
export function planUndo(
  services: Services,
  input: ParsedInput<'changes.planUndo'>,
): CommandOutput<'changes.planUndo'> {
  const plan: UndoPlan = { takenBack: [], reversals: [], impossible: [] };
  for (const change of needChanges(services.db, input.changeIds)) {
    for (const step of undoSteps(services, change, input.changeIds)) {
      const { changeId, intent, profileName } = change;
      const part = { changeId, intent, profileName, count: step.count };
      if (step.kind === 'take-back') plan.takenBack.push(part);
      else if (step.kind === 'impossible') plan.impossible.push({ ...part, reason: step.reason });
      else plan.reversals.push({ ...part, back: { intent: step.intent, profileName: step.profileName } });
    }
  }
  return plan;
}
