import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { readIntegration, setSyncInterval } from '../../db/tables/integration.ts';
import type { Services } from '../../services.ts';
import { getIntegration } from './get-integration.ts';

const MINUTE_MS = 60_000;

/** Chooses how often the servers are read (behaviour 16); a shorter wait counts from now. Throws `not_connected`. */
export function setIntervalMinutes(
  services: Services,
  { minutes }: ParsedInput<'integration.setInterval'>,
): Promise<CommandOutput<'integration.setInterval'>> {
  const { db, clock, osUser } = services;
  if (readIntegration(db) === null) throw new AppError('not_connected', 'there is no integration to set up');
  const at = clock.now().toISOString();
  transaction(db, () => {
    setSyncInterval(db, minutes * MINUTE_MS);
    const action = 'integration.setInterval';
    appendActivity(db, { at, actor: osUser, action, changeId: null, facts: { minutes } });
  });
  services.publish('data.changed', { tables: ['integration', 'activity'] });
  services.nudge('interval');
  return getIntegration(services);
}
