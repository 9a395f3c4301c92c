import { describe, expect, it } from 'vitest';
import { appendActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { listEntries } from '../../../../src-main/desk/features/activity/list-entries.ts';
import { openFilledWorkspace } from '../../db/open-test-workspace.ts';
import { makeTestServices } from '../make-test-services.ts';

describe('listing the activity log', () => {
  it('gives a window, the number of all and everybody who is in it', async () => {
    const db = await openFilledWorkspace([]);
    const { services } = makeTestServices(db);
    for (const actor of ['ann', 'bob', 'ann'])
      appendActivity(db, { at: '', actor, action: 'tokens.copy', changeId: null, facts: {} });
    const { rows, total, people } = listEntries(services, { filter: { actor: 'ann' }, first: 1, count: 5 });
    expect([rows.map(({ entry }) => entry), total, people]).toEqual([[1], 2, ['ann', 'bob']]);
  });
});
