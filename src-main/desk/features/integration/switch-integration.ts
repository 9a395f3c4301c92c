import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { readIntegration, setActive } from '../../db/tables/integration.ts';
import type { Services } from '../../services.ts';

/** Writes down that the integration is on or off, and tells sync and window; nothing when it is so already. */
export function switchIntegration(services: Services, active: boolean): void {
  const { db, clock, osUser } = services;
  const before = readIntegration(db);
  if (before === null || before.active === active) return;
  const action = active ? 'integration.activate' : 'integration.deactivate';
  transaction(db, () => {
    setActive(db, active);
    const at = clock.now().toISOString();
    appendActivity(db, { at, actor: osUser, action, changeId: null, facts: { name: before.name } });
  });
  services.publish('data.changed', { tables: ['integration', 'activity'] });
  services.nudge('connected');
}
