import { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import type { MovePlan } from './batch-report.ts';
import { type ProfileId, profileIdSchema } from './profile.ts';

/** The key of a rule in this workspace. */
export const ruleIdSchema = z.string().min(1).max(64);

/** What of a device a rule looks at. */
export const ruleSubjects = ['model', 'reseller', 'order', 'upload', 'tag'] as const;

/** What of a device a rule looks at. */
export type RuleSubject = (typeof ruleSubjects)[number];

/** How it is compared, whatever the case; of several tags one is enough. */
export const ruleWays = ['begins', 'contains'] as const;

/** How it is compared. */
export type RuleWay = (typeof ruleWays)[number];

/** What a person makes a rule of. */
export const ruleFormSchema = z.object({
  subject: z.enum(ruleSubjects),
  how: z.enum(ruleWays),
  pattern: z.string().trim().min(1).max(200),
  profileId: profileIdSchema,
});

/** What a person makes a rule of. */
export type RuleForm = z.output<typeof ruleFormSchema>;

/** Most rules of a workspace: each is held against every device that is asked about. */
export const MOST_RULES = 100;

/** A rule in its order; `profileName` null: there is no such profile any more. `createdAt` is ISO text. */
export type Rule = RuleForm & { ruleId: string; profileName: string | null; createdAt: string };

/**
 * What one rule finds: devices it names, those of them it decides, and those an earlier rule sends to another profile. `idle`:
 * why its profile takes no devices, so that it decides nothing.
 */
export type RuleFinding = { ruleId: string; named: number; decided: number; overruled: number; idle: ErrorCode | null };

/** What rules propose for some devices, profile by profile as a move would go; `undecided` no rule names. */
export type RulesPlan = {
  devices: number;
  undecided: number;
  rules: RuleFinding[];
  profiles: (MovePlan & { profileId: ProfileId })[];
};
