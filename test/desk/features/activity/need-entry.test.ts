import { describe, expect, it } from 'vitest';
import { appendActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { needEntry } from '../../../../src-main/desk/features/activity/need-entry.ts';
import { openTestWorkspace } from '../../db/open-test-workspace.ts';

describe('the entry of a number', () => {
  it('is there, or said not to be', () => {
    const db = openTestWorkspace();
    appendActivity(db, { at: '', actor: 'ann', action: 'tokens.copy', changeId: null, facts: {} });
    expect(needEntry(db, 1).actor).toBe('ann');
    expect(() => needEntry(db, 2)).toThrowError(expect.objectContaining({ code: 'not_found' }));
  });
});
