import { appendActivity } from '../../db/tables/activity.ts';
import { countPortalEdits } from '../../db/tables/portal-edits.ts';
import type { Services } from '../../services.ts';

/** Writes into the activity log how many devices a pass found changed or deleted in Samsung's portal; nothing when none. */
export function logPortalEdits({ db, clock, osUser, publish }: Services, lastEvent: number): void {
  const { changed, deleted } = countPortalEdits(db, { event: lastEvent });
  if (changed + deleted === 0) return;
  const at = clock.now().toISOString();
  appendActivity(db, { at, actor: osUser, action: 'sync.portalEdits', changeId: null, facts: { changed, deleted } });
  publish('data.changed', { tables: ['activity'] });
}
