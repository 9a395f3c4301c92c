import type { KmeProfile } from './kme-profiles.ts';
import { KnoxRefusal } from './knox-errors.ts';

const FORBIDDEN_IN_NAME = /[\\#/$*%^&()+?{}[\]]/;

/** A profile after a create or update body, by the rules of the release notes (knox-api 2.2); throws KnoxRefusal. */
export function readProfileFields(body: Record<string, unknown>, before: KmeProfile): KmeProfile {
  const apk = typeof body.mdmApkInfo === 'object' && body.mdmApkInfo !== null ? body.mdmApkInfo : {};
  const profile: KmeProfile = {
    ...before,
    name: text(body, 'name', before.name).trim(),
    description: text(body, 'description', before.description),
    mdmUri: text(body, 'mdmUri', before.mdmUri),
    mdmApkUri: text(apk as Record<string, unknown>, 'mdmApkUri', before.mdmApkUri),
    customData: text(body, 'mdmProfileCustomData', before.customData),
    doEnabled: flag(body, 'doEnabled', before.doEnabled),
    aeEnabled: flag(body, 'aeEnabled', before.aeEnabled),
    supportedMDM: text(body, 'supportedMDM', before.supportedMDM),
    skipSetupWizard: flag(body, 'skipSetupWizard', before.skipSetupWizard),
    allowUserCancel: flag(body, 'allowUserCancel', before.allowUserCancel),
    systemAppEnabled: flag(body, 'systemAppEnabled', before.systemAppEnabled),
    supportPhoneNumber: text(body, 'supportPhoneNumber', before.supportPhoneNumber),
    supportEmailAddress: text(body, 'supportEmailAddress', before.supportEmailAddress),
  };
  checkRules(profile);
  return profile;
}

function checkRules(profile: KmeProfile): void {
  const refuse = (reason: string) => new KnoxRefusal('BULK_ENROLL_PROFILE_INVALID', reason);
  if (profile.name === '' || FORBIDDEN_IN_NAME.test(profile.name))
    throw refuse('the name is empty or has a forbidden sign');
  if (profile.doEnabled || profile.aeEnabled) {
    if (profile.supportedMDM === '') throw refuse('supportedMDM is needed');
    if (!profile.skipSetupWizard) throw refuse('skipSetupWizard has to be true');
    if (profile.allowUserCancel) throw refuse('allowUserCancel has to be false');
  } else if (profile.supportPhoneNumber === '' || profile.supportEmailAddress === '') {
    throw refuse('supportPhoneNumber and supportEmailAddress are needed');
  }
  try {
    JSON.parse(profile.customData === '' ? '{}' : profile.customData);
  } catch {
    throw refuse('mdmProfileCustomData is no JSON');
  }
}

function text(body: Record<string, unknown>, name: string, usual: string): string {
  const value = body[name];
  if (value === undefined) return usual;
  if (typeof value !== 'string') throw new KnoxRefusal('RESOURCE_INVALID_PARAM', `${name} has to be a text`);
  return value;
}

function flag(body: Record<string, unknown>, name: string, usual: boolean): boolean {
  const value = body[name];
  if (value === undefined) return usual;
  if (typeof value !== 'boolean') throw new KnoxRefusal('RESOURCE_INVALID_PARAM', `${name} has to be true or false`);
  return value;
}
