import { registersAs } from '../shared/domain/self-maintained.ts';
import type { World } from './world.ts';

/** A device in somebody's hands that is switched on, with the token it was given, if any. */
export type SwitchedOn = {
  imei?: string;
  imei2?: string;
  serial?: string;
  manufacturer?: string;
  enrollmentToken?: string;
};

/** What came of it: by what it was known, whose attributes it takes, and every profile that looks active now. */
export type SwitchedOnResult = {
  registered: boolean;
  by: 'imei' | 'serial' | null;
  profileName: string | null;
  attributes: Record<string, string>;
  activeProfiles: string[];
  /** It was known, but has to sign in with ID and password: it showed no token, or a wrong one. */
  signsIn: boolean;
};

/**
 * Switches a device on: it registers with every profile that knows it, and takes the attributes of the first one
 * (behaviours 105 to 108, 112, 113).
 */
export function switchOn(world: World, device: SwitchedOn): SwitchedOnResult {
  const { imei, imei2, serial = null, manufacturer = null, enrollmentToken } = device;
  const shown = { imeis: [imei, imei2].filter((one) => one !== undefined), serial, manufacturer };
  const known = world.ivanti.profiles.flatMap((profile) => {
    const found = profile.devices.find((row) => registersAs(row, shown) !== null);
    return found === undefined ? [] : [{ profile, found }];
  });
  const [first] = known;
  const by = first === undefined ? null : registersAs(first.found, shown);
  const right = first !== undefined && first.profile.token?.value === enrollmentToken;
  if (right) {
    for (const { found } of known) found.registeredAt ??= world.clock.serverNow();
    world.version += 1;
  }
  return {
    registered: right,
    by,
    profileName: first?.profile.name ?? null,
    attributes: right ? first.found.attributes : {},
    activeProfiles: right ? known.map(({ profile }) => profile.name) : [],
    signsIn: first !== undefined && !right,
  };
}
