import { z } from 'zod';
import { type EnrollmentTokenView, tokenLifeSchema } from '../domain/enrollment-token.ts';
import { profileIdSchema } from '../domain/profile.ts';
import type { ProvisioningPayload } from '../domain/provisioning-payload.ts';
import { command, nothing } from './command.ts';

const profile = z.object({ profileId: profileIdSchema });

/** Enrolment tokens of the profiles (behaviours 50 to 56, 77, 79, 88 to 90). Their values are secrets and in no list. */
export const tokensCommands = {
  /** Soonest to end first, then those that never end, then those whose end is not known. */
  'tokens.list': command<{ tokens: EnrollmentTokenView[]; warningDays: number }>()(nothing),
  /** Queues a new value; `life` null keeps what Ivanti gives a new token. Only where Ivanti keeps the token. */
  'tokens.refresh': command<{ changeId: string }>()(profile.extend({ life: tokenLifeSchema.nullable() })),
  /** Queues later ends, absolute, counted from now; one change for each profile that would end sooner. By hand kept tokens change at once. */
  'tokens.extend': command<{ changeIds: string[]; expiresAt: string | 'never' }>()(
    z.object({ profileIds: z.array(profileIdSchema).min(1).max(500), life: tokenLifeSchema }),
  ),
  /** Keeps a token by hand, for a workspace without Ivanti; the value goes to the keychain only. */
  'tokens.setByHand': command<{ changeId: string | null }>()(
    profile.extend({
      value: z.string().trim().min(1).max(500),
      expiresAt: z.union([z.iso.datetime(), z.literal('never')]),
    }),
  ),
  /** The value, for a person who asked to see it. Throws `token_value_unknown`. */
  'tokens.reveal': command<{ value: string }>()(profile),
  /**
   * What the QR code of a profile holds, for a person who asked to see it; of a profile with a token: the value is in it, and
   * what *reveal* throws is thrown, and `token_expired`.
   */
  'tokens.revealPayload': command<ProvisioningPayload>()(
    profile.extend({
      withWifi: z.boolean(),
      checksum: z
        .string()
        .regex(/^[\w-]{43}=?$/)
        .nullable(),
    }),
  ),
  /** Copies the value without showing it; the clipboard is cleared after a minute unless something else was copied. */
  'tokens.copy': command<{ clearedAfterMs: number }>()(profile),
  /** From how many days before its end a token is warned of. */
  'tokens.setWarning': command<{ warningDays: number }>()(z.object({ days: z.number().int().min(0).max(90) })),
} as const;
