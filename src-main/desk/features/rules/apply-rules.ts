import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { queueChange } from '../../db/queue-change.ts';
import { transaction } from '../../db/sql.ts';
import type { Services } from '../../services.ts';
import { drawProposals } from './draw-proposals.ts';

/** Queues what the rules propose at this moment, one move for each profile, all or none; each can be undone. */
export async function applyRules(
  services: Services,
  { selection }: ParsedInput<'rules.apply'>,
): Promise<CommandOutput<'rules.apply'>> {
  const { db, osUser: actor, appVersion } = services;
  const { plan, groups } = await drawProposals(db, selection);
  const moving = plan.profiles.filter(({ move }) => move > 0);
  if (moving.length === 0) throw new AppError('nothing_to_do', 'no device would move');
  const at = services.clock.now().toISOString();
  const changeIds = transaction(db, () =>
    moving.map(({ profileId, profileName, alreadyThere, cannot }) => {
      const { changeId } = queueChange(db, {
        intent: { kind: 'move', profileId },
        ...{ basedOn: null, profileName, groups: groups.get(profileId) ?? [], reverses: null },
        ...{ action: 'rules.apply', actor, appVersion, at, facts: { alreadyThere, cannot } },
      });
      return changeId;
    }),
  );
  services.publish('data.changed', { tables: ['devices', 'profiles', 'changes', 'activity'] });
  services.nudge('change');
  return { changeIds, plan };
}
