import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { readTargetWindow } from '../../db/tables/change-targets.ts';
import { readChange } from '../../db/tables/changes.ts';
import type { Services } from '../../services.ts';

/** A window of a change's devices: was, seen on the server, where it stands; those that need the person first. */
export function listTargets(
  services: Services,
  input: ParsedInput<'changes.listTargets'>,
): CommandOutput<'changes.listTargets'> {
  const change = readChange(services.db, input.changeId);
  if (!change) throw new AppError('not_found', 'no such change', { changeId: input.changeId });
  return { targets: readTargetWindow(services.db, input), total: change.devices };
}
