import type { ProfileSettings, ProfileSummary } from '#shared/domain/profile.ts';
import { readIntegration, writeIntegration } from '../../src-main/desk/db/tables/integration.ts';
import { createProfile } from '../../src-main/desk/features/profiles/create-profile.ts';
import { listProfiles } from '../../src-main/desk/features/profiles/list-profiles.ts';
import type { ProfileTruth } from '../../src-main/simulator/control.ts';
import type { IvantiProfile } from '../../src-main/simulator/ivanti-state.ts';
import type { TestDesk } from './open-test-desk.ts';

/** What stands in a profile: nothing but its name unless told otherwise. */
export function settingsOf(name: string, changes: Partial<ProfileSettings> = {}): ProfileSettings {
  const blank = { description: '', configuration: [], systemApps: false, withoutToken: false, singleDevice: false };
  return { name, ...blank, ...changes };
}

/** Queues a new profile with a token of 7 days. */
export function create(desk: TestDesk, name: string, changes: Partial<ProfileSettings> = {}) {
  return createProfile(desk.services, { settings: settingsOf(name, changes), days: 7, userId: null });
}

/** The profiles of that name as the window lists them. */
export function listedAs(desk: TestDesk, name: string): ProfileSummary[] {
  return listProfiles(desk.services, {}).profiles.filter((profile) => profile.name === name);
}

/** The one profile of that name as the window lists it. */
export function listed(desk: TestDesk, name: string): ProfileSummary {
  const [profile, ...others] = listedAs(desk, name);
  if (!profile || others.length > 0) throw new Error(`${others.length} profiles too many, or none, are called ${name}`);
  return profile;
}

/** What Samsung truly has of that name. */
export function atSamsung(desk: TestDesk, name: string): ProfileTruth | undefined {
  return desk.simulator.control.listProfiles().find((profile) => profile.name === name);
}

/** What Ivanti truly has of that name. */
export function atIvanti(desk: TestDesk, name: string): IvantiProfile | undefined {
  return desk.simulator.control.listIvantiProfiles().find((profile) => profile.name === name);
}

/** The keys in the Custom JSON that Samsung has of a profile, the enrolment token among them. */
export function keysAtSamsung(desk: TestDesk, name: string): Record<string, unknown> {
  return JSON.parse(atSamsung(desk, name)?.customData || '{}') as Record<string, unknown>;
}

/** Takes Ivanti away from the workspace: enrolment tokens are kept by hand. */
export function disconnectIvanti(desk: TestDesk): void {
  const row = readIntegration(desk.db);
  if (!row) throw new Error('the desk is not connected');
  writeIntegration(desk.db, { ...row, ivanti: null });
  desk.loop.nudge('connected');
}
