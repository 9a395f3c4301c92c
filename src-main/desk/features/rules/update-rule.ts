import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { updateRule as writeRule } from '../../db/tables/rules.ts';
import { needTakingProfile } from '../../db/taking-profile.ts';
import type { Services } from '../../services.ts';
import { changeRules, needRule } from './change-rules.ts';

/** Makes a rule say something else; it keeps its place. Throws `not_found`, and what its profile says. */
export function updateRule(
  services: Services,
  { ruleId, form }: ParsedInput<'rules.update'>,
): CommandOutput<'rules.update'> {
  changeRules(services, 'rules.update', () => {
    needRule(services.db, ruleId);
    needTakingProfile(services.db, form.profileId);
    writeRule(services.db, { ...form, ruleId });
    return { ...form, ruleId };
  });
  return null;
}
