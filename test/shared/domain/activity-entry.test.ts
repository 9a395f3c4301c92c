import { describe, expect, it } from 'vitest';
import {
  activityActions,
  activityEntrySchema,
  activityGroups,
  isActivityAction,
} from '#shared/domain/activity-entry.ts';

describe('the actions of the log', () => {
  it('are a closed list, each in one of the groups', () => {
    expect(new Set(activityActions.map((action) => action.split('.')[0]))).toEqual(new Set(activityGroups));
    expect([isActivityAction('devices.move'), isActivityAction('devices.paint')]).toEqual([true, false]);
  });

  it('come in entries that have all columns and no others', () => {
    const entry = {
      ...{ entry: 1, at: '', actor: '', account: null, action: 'devices.paint', changeId: null, facts: '{}' },
      ...{ monotonicMs: null, runId: null, previousHash: '', hash: '' },
    };
    expect(activityEntrySchema.safeParse(entry).success).toBe(true);
    expect(activityEntrySchema.safeParse({ ...entry, more: 1 }).success).toBe(false);
  });
});
