import { expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { changeRules, needRule } from '../../../../src-main/desk/features/rules/change-rules.ts';
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

it('a rule that is not there is refused', async () => {
  const { db } = await openRulesDesk();
  expect(() => needRule(db, 'nobody')).toThrow(expect.objectContaining({ code: 'not_found' }));
});
