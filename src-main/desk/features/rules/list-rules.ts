import type { CommandOutput } from '#shared/contract.ts';
import { readRules } from '../../db/tables/rules.ts';
import type { Services } from '../../services.ts';

/** All rules, in the order they are asked. */
export function listRules({ db }: Services): CommandOutput<'rules.list'> {
  return { rules: readRules(db) };
}
