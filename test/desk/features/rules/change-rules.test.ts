import { expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { changeRules, needRule, refuseIdle } from '../../../../src-main/desk/features/rules/change-rules.ts';
import { addRule, openRulesDesk } from '../../../helpers/rule-actions.ts';

it('a change that fails leaves neither a rule nor an entry in the log', async () => {
  const { services, db } = await openRulesDesk();
  const ruleId = addRule(services, {});
  const failing = () =>
    changeRules(services, 'rules.delete', () => {
      db.exec('DELETE FROM main.rules');
      throw new Error('power cut');
    });
  expect(failing).toThrow('power cut');
  expect(needRule(db, ruleId).pattern).toBe('SM-X');
  expect(readActivity(db, 10)).toHaveLength(1);
});

it('a rule that is not there, and a profile that takes none, are refused', async () => {
  const { db } = await openRulesDesk();
  expect(() => needRule(db, 'nobody')).toThrow(expect.objectContaining({ code: 'not_found' }));
  expect(() => refuseIdle(db, 'nobody' as ProfileId)).toThrow(expect.objectContaining({ code: 'profile_not_found' }));
  refuseIdle(db, 'p1' as ProfileId);
});
