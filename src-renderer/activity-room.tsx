import type { QueuedChange } from '#shared/domain/queued-change.ts';
import { ActivityPage } from './features/activity/ActivityPage.tsx';
import { ChangeFacts } from './features/changes/ChangeFacts.tsx';
import { showExportToast } from './features/csv/ExportToast.tsx';

const changeFactsOf = (change: QueuedChange) => <ChangeFacts change={change} />;

/** The Activity page with the parts of its neighbours in it: features do not import one another. */
export function ActivityRoom() {
  return <ActivityPage changeFacts={changeFactsOf} onJob={showExportToast} />;
}
