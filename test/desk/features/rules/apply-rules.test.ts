import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { applyRules } from '../../../../src-main/desk/features/rules/apply-rules.ts';
import { previewRules } from '../../../../src-main/desk/features/rules/preview-rules.ts';
import { approvedDevices, profileAt, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { addRule } from '../../../helpers/rule-actions.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
  await startSynced(desk);
});
afterEach(() => desk.close());

const unassigned = {
  selection: { kind: 'matching' as const, filter: { profileId: DEFAULT_PROFILE_ID }, except: [] },
};

/** Two rules that share out the unassigned devices by what their models begin with. */
function addTwoRules(): void {
  const models = desk.db
    .prepare(
      "SELECT DISTINCT model FROM cache.devices WHERE profile_id = 'default' AND state <> 'pending' ORDER BY model",
    )
    .pluck()
    .all() as string[];
  addRule(desk.services, { pattern: models[0] ?? '', profileId: profileAt(desk, 0) });
  addRule(desk.services, { pattern: 'S', profileId: profileAt(desk, 1) });
}

describe('applying what rules propose', () => {
  it('queues one move for each profile, sends them, and the devices are there', async () => {
    addTwoRules();
    const before = approvedDevices(desk, DEFAULT_PROFILE_ID).length;
    const preview = await previewRules(desk.services, unassigned);
    const { changeIds, plan } = await applyRules(desk.services, unassigned);
    expect(plan).toEqual(preview);
    expect(changeIds).toHaveLength(2);
    expect(readActivity(desk.db, 2).map(({ action }) => action)).toEqual(['rules.apply', 'rules.apply']);
    await synced(desk);
    await desk.until(() => changeIds.every((changeId) => readChange(desk.db, changeId)?.state === 'done'));
    expect(before).toBeGreaterThan(10);
    expect(approvedDevices(desk, DEFAULT_PROFILE_ID)).toHaveLength(0);
  });

  it('is undone together', async () => {
    desk.loop.pauseSending(true);
    addTwoRules();
    const { changeIds } = await applyRules(desk.services, unassigned);
    undoChange(desk.services, { changeIds });
    const { profiles } = await previewRules(desk.services, unassigned);
    expect(profiles.every(({ alreadyThere }) => alreadyThere === 0)).toBe(true);
    expect(changeIds.map((changeId) => readChange(desk.db, changeId)?.state)).toEqual(['undone', 'undone']);
  });

  it('without a device that would move queues nothing', async () => {
    await expect(applyRules(desk.services, unassigned)).rejects.toMatchObject({ code: 'nothing_to_do' });
  });
});
