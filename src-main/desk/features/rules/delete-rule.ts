import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { deleteRuleRow } from '../../db/tables/rules.ts';
import type { Services } from '../../services.ts';
import { changeRules, needRule } from './change-rules.ts';

/** Takes a rule away; what it proposed and was moved stays where it is. Throws `not_found`. */
export function deleteRule(services: Services, { ruleId }: ParsedInput<'rules.delete'>): CommandOutput<'rules.delete'> {
  changeRules(services, 'rules.delete', () => {
    const rule = needRule(services.db, ruleId);
    deleteRuleRow(services.db, ruleId);
    return rule;
  });
  return null;
}
