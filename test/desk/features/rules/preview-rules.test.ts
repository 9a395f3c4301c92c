import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readUnfinishedChanges } from '../../../../src-main/desk/db/tables/changes.ts';
import { previewRules } from '../../../../src-main/desk/features/rules/preview-rules.ts';
import { addRule, allDevices, openRulesDesk } from '../../../helpers/rule-actions.ts';
import { layOverlay } from '../../db/open-test-workspace.ts';

describe('what rules propose', () => {
  it('the first rule that names a device decides; a later one for another profile is told', async () => {
    const { services, db } = await openRulesDesk();
    const tablets = addRule(services, {});
    const kiosks = addRule(services, { subject: 'tag', pattern: 'kiosk', profileId: 'p2' as ProfileId });
    const again = addRule(services, { pattern: 'SM-X51' });
    const plan = await previewRules(services, allDevices);
    expect(plan.rules).toEqual([
      { ruleId: tablets, named: 3, decided: 3, overruled: 0, idle: null },
      { ruleId: kiosks, named: 2, decided: 1, overruled: 1, idle: null },
      { ruleId: again, named: 3, decided: 0, overruled: 0, idle: null },
    ]);
    expect(plan).toMatchObject({ devices: 6, undecided: 2 });
    expect(plan.profiles).toEqual([
      { profileId: 'p1', profileName: 'Tablets', move: 3, alreadyThere: 0, cannot: [] },
      {
        ...{ profileId: 'p2', profileName: 'Kiosks', move: 0, alreadyThere: 0 },
        cannot: [{ code: 'device_pending', devices: 1 }],
      },
    ]);
    expect(readUnfinishedChanges(db)).toEqual([]);
  });

  it('devices that are there already, or on hold, stay', async () => {
    const { services, db } = await openRulesDesk();
    layOverlay(db, [1], 'p1');
    db.exec("INSERT INTO main.holds VALUES ('device-2', 'broken', '', '')");
    addRule(services, {});
    expect((await previewRules(services, allDevices)).profiles).toEqual([
      {
        ...{ profileId: 'p1', profileName: 'Tablets', move: 1, alreadyThere: 1 },
        cannot: [{ code: 'device_on_hold', devices: 1 }],
      },
    ]);
  });

  it('a rule whose profile is gone decides nothing, and leaves its devices to the next one', async () => {
    const { services, db } = await openRulesDesk();
    addRule(services, { profileId: 'p2' as ProfileId });
    addRule(services, {});
    db.exec("DELETE FROM cache.profiles WHERE profile_id = 'p2'");
    const plan = await previewRules(services, allDevices);
    expect(plan.rules).toMatchObject([
      { named: 3, decided: 0, idle: 'profile_not_found' },
      { named: 3, decided: 3, overruled: 0, idle: null },
    ]);
    expect(plan.profiles).toMatchObject([{ profileId: 'p1', move: 3 }]);
  });

  it('without a rule is nothing', async () => {
    const { services } = await openRulesDesk();
    const plan = await previewRules(services, allDevices);
    expect(plan).toEqual({ devices: 6, undecided: 6, rules: [], profiles: [] });
  });
});
