import { z } from 'zod';
import { deviceSelectionSchema } from '../domain/device.ts';
import { MOST_RULES, type Rule, type RulesPlan, ruleFormSchema, ruleIdSchema } from '../domain/rule.ts';
import { command, nothing } from './command.ts';

const rule = z.object({ ruleId: ruleIdSchema });
const selected = z.object({ selection: deviceSelectionSchema });

/** Rules that propose profiles: always seen before anything moves. */
export const rulesCommands = {
  /** In the order they are asked. */
  'rules.list': command<{ rules: Rule[] }>()(nothing),
  /** Asked after the others. Throws `profile_not_found`, `profile_cannot_take_devices`, and `too_many_rules`. */
  'rules.create': command<{ ruleId: string }>()(z.object({ form: ruleFormSchema })),
  'rules.update': command<null>()(rule.extend({ form: ruleFormSchema })),
  'rules.delete': command<null>()(rule),
  /** Puts a rule at a place, from 1; the others make room. */
  'rules.move': command<null>()(rule.extend({ position: z.int().min(1).max(MOST_RULES) })),
  /** What the rules propose for the selected devices; nothing is queued. */
  'rules.preview': command<RulesPlan>()(selected),
  /** Queues one move for each profile, all or none. Throws `nothing_to_do` when no device would move. */
  'rules.apply': command<{ changeIds: string[]; plan: RulesPlan }>()(selected),
} as const;
