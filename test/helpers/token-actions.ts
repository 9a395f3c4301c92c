import type { EnrollmentTokenView } from '#shared/domain/enrollment-token.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { listTokens } from '../../src-main/desk/features/tokens/list-tokens.ts';
import type { IvantiEnrollmentToken } from '../../src-main/simulator/ivanti-state.ts';
import type { TestDesk } from './open-test-desk.ts';

/** The id Samsung has for a profile. */
export function profileCalled(desk: TestDesk, name: string): ProfileId {
  const found = desk.simulator.control.listProfiles().find((profile) => profile.name === name);
  if (found === undefined) throw new Error(`the simulator has no profile called ${name}`);
  return found.profileId as ProfileId;
}

/** The token as Ivanti truly has it. */
export function tokenAtIvanti(desk: TestDesk, name: string): IvantiEnrollmentToken | null {
  return desk.simulator.control.listIvantiProfiles().find((profile) => profile.name === name)?.token ?? null;
}

/** The value in Samsung's Custom JSON of a profile. */
export function tokenAtSamsung(desk: TestDesk, name: string): unknown {
  const found = desk.simulator.control.listProfiles().find((profile) => profile.name === name);
  return (JSON.parse(found?.customData ?? '{}') as { token?: unknown }).token;
}

/** A token as the desk lists it. */
export async function listedToken(desk: TestDesk, name: string): Promise<EnrollmentTokenView | undefined> {
  const { tokens } = await listTokens(desk.services, {});
  return tokens.find(({ profileName }) => profileName === name);
}

/** So many days from now, as the desk reckons, ISO text. */
export function inDays(desk: TestDesk, days: number): string {
  return new Date(desk.clock.now().getTime() + days * 86_400_000).toISOString();
}
