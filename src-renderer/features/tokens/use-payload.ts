import { useCallback, useEffect, useState } from 'react';
import type { CommandInput, CommandOutput } from '#shared/contract.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ErrorEnvelope } from '#shared/errors.ts';
import { envelopeOf, run } from '../../api.ts';

type Asked = Omit<CommandInput<'tokens.revealPayload'>, 'profileId'>;

/** What a code holds, or why there is none; nothing of both while it is asked for. */
export type PayloadAnswer = { payload: CommandOutput<'tokens.revealPayload'> | null; error: ErrorEnvelope | null };

const NOTHING: PayloadAnswer = { payload: null, error: null };

/** Asks for what the code of a profile holds, and anew when something else is asked for. It is a secret: nothing keeps it but this. */
export function usePayload(profileId: ProfileId, { withWifi, checksum }: Asked): PayloadAnswer & { retry: () => void } {
  const [answer, setAnswer] = useState(NOTHING);
  const [tries, setTries] = useState(0);
  const retry = useCallback(() => setTries((old) => old + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks for the same
  useEffect(() => {
    let wanted = true;
    const take = (next: PayloadAnswer) => (wanted ? setAnswer(next) : undefined);
    run('tokens.revealPayload', { profileId, withWifi, checksum }).then(
      (payload) => take({ payload, error: null }),
      (error: unknown) => take({ payload: null, error: envelopeOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [profileId, withWifi, checksum, tries]);
  return { ...answer, retry };
}
