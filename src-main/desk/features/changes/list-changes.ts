import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { ChangeSummary } from '#shared/domain/queued-change.ts';
import { type ChangeRow, readChangeWindow } from '../../db/tables/changes.ts';
import type { Services } from '../../services.ts';

/** A window of the queue and of what became of it, newest first. */
export function listChanges(services: Services, input: ParsedInput<'changes.list'>): CommandOutput<'changes.list'> {
  const { changes, total } = readChangeWindow(services.db, input.first, input.count);
  return { changes: changes.map(toSummary), total };
}

function toSummary(row: ChangeRow): ChangeSummary {
  const { changeId, intent, profileName, devices, state, outcomes, attempts, createdAt, notBefore } = row;
  const { errorCode, errorId } = row;
  return {
    changeId,
    intent,
    profileName,
    devices,
    state,
    outcomes,
    attempts,
    createdAt,
    notBefore,
    errorCode,
    errorId,
  };
}
