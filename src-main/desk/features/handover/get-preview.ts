import { setImmediate } from 'node:timers/promises';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { HandoverChange, HandoverOrigin, HandoverPreview } from '#shared/domain/handover.ts';
import { AppError } from '#shared/errors.ts';
import { compareBatches } from '../../db/tables/handover-batches.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import { type OpenedFile, readOpened, readOpenedChanges } from '../../db/tables/opened-handover.ts';
import {
  compareMarks,
  compareValues,
  countTargets,
  matchAttributes,
  profileOf,
  standingOf,
} from '../../db/tables/opened-standing.ts';
import type { Services } from '../../services.ts';

/** What an opened file holds, each change against what this laptop knows and has waiting. Throws `not_found`. */
export async function getPreview(
  { db, workspace }: Services,
  { openedId }: ParsedInput<'handover.getPreview'>,
): Promise<CommandOutput<'handover.getPreview'>> {
  const opened = needOpened(readOpened(db, openedId), openedId);
  const { origin, fileName, leftBehind } = opened;
  const all = readOpenedChanges(db);
  const changes: HandoverChange[] = [];
  for (const change of all) {
    const { changeId, intent, profileName, devices, createdAt } = change;
    const standing = standingOf(db, changeId);
    const facts = { changeId, intent, profileName, devices, createdAt, standing };
    changes.push({ ...facts, ...profileOf(db, change, all), ...countTargets(db, change) });
    await setImmediate();
  }
  matchAttributes(db);
  const { machine, person, at, appVersion, name, region, handoverId } = origin;
  return {
    ...{ handoverId, fileName, leftBehind, changes },
    from: { machine, person, at, appVersion, name, region },
    differs: differences(origin, { name: workspace.name, row: readIntegration(db) }),
    holds: compareMarks(db, 'hold'),
    notes: compareMarks(db, 'note'),
    attributes: compareValues(db),
    batches: compareBatches(db),
  };
}

/** The opened file, or `not_found`. */
export function needOpened(opened: OpenedFile | null, openedId: string): OpenedFile {
  if (opened === null) throw new AppError('not_found', 'this file is held no longer', { openedId });
  return opened;
}

type Here = { name: string; row: ReturnType<typeof readIntegration> };

function differences(origin: HandoverOrigin, { name, row }: Here): HandoverPreview['differs'] {
  const differs = {
    region: row !== null && row.region !== origin.region,
    name: name !== origin.name,
    ivanti: row !== null && (row.ivanti !== null) !== origin.hasIvanti,
  };
  return (Object.keys(differs) as (keyof typeof differs)[]).filter((what) => differs[what]);
}
