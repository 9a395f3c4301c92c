import type { CommandOutput } from '#shared/contract.ts';
import { readChangeWindow } from '../../db/tables/changes.ts';
import type { Services } from '../../services.ts';
import { summariseChange } from './summarise-change.ts';

/** Older ones are undone by looking for them. */
const NEWEST = 100;

/** The newest change that can be undone and is not itself an undo: a second *Undo last* goes one step further back. */
export function getLast(services: Services): CommandOutput<'changes.getLast'> {
  for (const row of readChangeWindow(services.db, { which: 'all', first: 0, count: NEWEST })) {
    if (row.reverses !== null) continue;
    const change = summariseChange(services, row);
    if (change.undo.takesBack || change.undo.reverses) return { change };
  }
  return { change: null };
}
