import { useCallback, useEffect, useState } from 'react';
import type { ProfileDetails, ProfileId } from '#shared/domain/profile.ts';
import type { ProvisioningPayload } from '#shared/domain/provisioning-payload.ts';
import type { ErrorEnvelope } from '#shared/errors.ts';
import { envelopeOf, run } from '../../api.ts';

/** What a sheet of one profile is made of, or why there is none. */
export type LoadedSheet = { profileName: string; error: ErrorEnvelope } | ReadSheet;

/** What a sheet of one profile is made of; the payload is a secret. */
export type ReadSheet = { profile: ProfileDetails; payload: ProvisioningPayload; error: null };

/** What a sheet is asked for. */
export type SheetProfile = { profileId: ProfileId; name: string };

type Asked = { withWifi: boolean; checksum: string | null };

/** Reads what the sheets of profiles hold, one after the other; null until all are read. It is kept here only. */
export function useSheets(profiles: readonly SheetProfile[], { withWifi, checksum }: Asked) {
  const [sheets, setSheets] = useState<LoadedSheet[] | null>(null);
  const [tries, setTries] = useState(0);
  const retry = useCallback(() => setTries((old) => old + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks for the same
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      const loaded: LoadedSheet[] = [];
      for (const profile of profiles) loaded.push(await readSheet(profile, { withWifi, checksum }));
      if (wanted) setSheets(loaded);
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [profiles, withWifi, checksum, tries]);
  return { sheets, retry };
}

async function readSheet({ profileId, name }: SheetProfile, asked: Asked): Promise<LoadedSheet> {
  try {
    // In this order: a value that Ivanti is asked for anew may be a newer one, and the mark has to be its.
    const payload = await run('tokens.revealPayload', { profileId, ...asked });
    return { profile: await run('profiles.getDetails', { profileId }), payload, error: null };
  } catch (error) {
    return { profileName: name, error: envelopeOf(error) };
  }
}
