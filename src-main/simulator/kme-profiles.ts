import { createHash } from 'node:crypto';
import { seedProfiles } from './seed-data.ts';

/** A KME profile: the fields of the 2017 model and the release notes (knox-api 2.2); a live server has more. */
export type KmeProfile = {
  id: string;
  name: string;
  description: string;
  mdmUri: string;
  mdmApkUri: string;
  customData: string;
  doEnabled: boolean;
  aeEnabled: boolean;
  supportedMDM: string;
  skipSetupWizard: boolean;
  allowUserCancel: boolean;
  systemAppEnabled: boolean;
  supportPhoneNumber: string;
  supportEmailAddress: string;
  createdAt: number;
  updatedAt: number;
};

/** One createAsync or update as profiles/status shows it. */
export type ProfileTransaction = {
  transactionId: string;
  type: 'Post' | 'Put';
  /** When it ends; what then becomes of it. */
  endsAt: number;
  outcome: 'done' | 'failed';
  /** The profile that appears at the end. */
  profile: KmeProfile;
  applied: boolean;
};

const DAY_MS = 86_400_000;

/** A profile's id: the same for the same seed and name. */
export function profileIdOf(seed: number, name: string): string {
  return createHash('sha256').update(`${seed}/${name}`).digest('hex').slice(0, 20);
}

/** The profiles of the first day. */
export function createProfiles(profileIds: readonly string[], today: number): Map<string, KmeProfile> {
  const profiles = new Map<string, KmeProfile>();
  for (const [number, { name, description }] of seedProfiles.entries()) {
    const id = profileIds[number];
    if (id === undefined) continue;
    const createdAt = today - (120 - number * 9) * DAY_MS + 9 * 3_600_000;
    profiles.set(id, { ...blankProfile(id, name, createdAt), description, updatedAt: createdAt + number * DAY_MS });
  }
  return profiles;
}

/** A profile with the usual settings of an Ivanti tenant. */
export function blankProfile(id: string, name: string, createdAt: number): KmeProfile {
  return {
    id,
    name,
    description: '',
    mdmUri: 'https://mdm.meridian-fieldservice.example',
    mdmApkUri: 'https://mdm.meridian-fieldservice.example/agent.apk',
    customData: '{}',
    doEnabled: true,
    aeEnabled: true,
    supportedMDM: 'MobileIron',
    skipSetupWizard: true,
    allowUserCancel: false,
    systemAppEnabled: false,
    supportPhoneNumber: '+33 4 00 00 00 00',
    supportEmailAddress: 'it-desk@meridian-fieldservice.example',
    createdAt,
    updatedAt: createdAt,
  };
}
