import { randomUUID } from 'node:crypto';
import type { SimulatedState } from './base-device.ts';
import { countDevices } from './device-pages.ts';
import { blankProfile, type KmeProfile, type ProfileTransaction } from './kme-profiles.ts';
import { type KnoxCall, readPaging, readText, time, total } from './knox-call.ts';
import { KnoxRefusal } from './knox-errors.ts';
import { readProfileFields } from './knox-profile-fields.ts';
import { countOf } from './profile-counts.ts';
import { noteEffect, type Simulation } from './simulation.ts';
import { jsonReply, type SimulatorReply } from './simulator-reply.ts';
import type { World } from './world.ts';
import { putProfile, removeProfile } from './world-profiles.ts';

/** KME calls about profiles (knox-api 2.2). The object is the one of 2017; a live server surely sends more. */

/** GET /kcs/v1/kme/profiles/list: all of them unless a page is asked for; resellerId adds the aliases. */
export function listProfiles(call: KnoxCall): SimulatorReply {
  const { simulation, query } = call;
  const { world } = simulation;
  const all = [...world.profiles.values()];
  const { first, count } = query.get('pageSize') === null ? { first: 0, count: all.length } : readPaging(call);
  const resellerId = query.get('resellerId');
  return jsonReply(200, {
    totalCount: total(simulation, all.length),
    profileList: all.slice(first, first + count).map((profile) => {
      const alias = world.aliases.find((one) => one.profileId === profile.id && one.resellerId === resellerId);
      const shown = showProfile(simulation, profile);
      return resellerId === null ? shown : { ...shown, profileAlias: alias?.profileAlias ?? null };
    }),
  });
}

/** GET /kcs/v1/kme/profiles/{id}/get. */
export function getProfile(call: KnoxCall): SimulatorReply {
  return jsonReply(200, showProfile(call.simulation, findProfile(call)));
}

/** POST /kcs/v1/kme/profiles/create: done when it answers. */
export function createProfile(call: KnoxCall): SimulatorReply {
  const { world } = call.simulation;
  const profile = draftProfile(call);
  if (profile.mdmApkUri.includes('unreachable')) {
    throw new KnoxRefusal('BULK_ENROLL_PROFILE_INVALID', 'the agent cannot be downloaded');
  }
  putProfile(world, profile);
  noteEffect(call.simulation, call.effects, 'create', profile.name);
  return jsonReply(200, showProfile(call.simulation, profile));
}

/** POST /kcs/v1/kme/profiles/createAsync: the profile appears when its transaction is complete. */
export function createProfileLater(call: KnoxCall): SimulatorReply {
  const { world } = call.simulation;
  const profile = draftProfile(call);
  const outcome = profile.mdmApkUri.includes('unreachable') ? 'failed' : 'done';
  const transactionId = startTransaction(world, { type: 'Post', profile, outcome });
  noteEffect(call.simulation, call.effects, 'create', profile.name);
  return jsonReply(200, { transactionId });
}

/** PUT /kcs/v1/kme/profiles/{profileId}. */
export function updateProfile(call: KnoxCall): SimulatorReply {
  const { world } = call.simulation;
  const before = findProfile(call);
  const profile = { ...readProfileFields(call.body, before), updatedAt: world.clock.serverNow() };
  refuseTakenName(world, profile);
  const transactionId = startTransaction(world, { type: 'Put', profile, outcome: 'done' });
  noteEffect(call.simulation, call.effects, 'update', profile.name);
  return jsonReply(200, { transactionId, ...showProfile(call.simulation, profile) });
}

/** DELETE /kcs/v1/kme/profiles/{id}: its devices are then in no profile. */
export function deleteProfile(call: KnoxCall): SimulatorReply {
  const { simulation } = call;
  const { world } = simulation;
  const { id, name } = findProfile(call);
  noteEffect(simulation, call.effects, 'remove', name);
  for (const index of removeProfile(world, id)) {
    noteEffect(simulation, call.effects, 'unassign', world.identity.deviceId(index));
  }
  return jsonReply(200, {});
}

/** GET /kcs/v1/kme/profiles/status: the one answer of this group that is documented in full. */
export function listTransactions(call: KnoxCall): SimulatorReply {
  const { simulation } = call;
  const { world, credentials } = simulation;
  const { page, first, count } = readPaging(call);
  const newest = [...world.transactions].reverse();
  return jsonReply(200, {
    profiles: {
      totalCount: total(simulation, newest.length),
      totalPage: Math.ceil(newest.length / count),
      pageNum: page,
      transactions: newest.slice(first, first + count).map((transaction) => ({
        tenantId: credentials.customerId,
        transactionId: transaction.transactionId,
        type: transaction.type,
        state: stateOf(world, transaction),
        profileId: transaction.profile.id,
        profileName: transaction.profile.name,
      })),
    },
  });
}

/** Lets transactions take effect that have ended by now. */
export function settleTransactions(world: World): void {
  for (const transaction of world.transactions) {
    if (transaction.applied || transaction.endsAt > world.clock.now()) continue;
    transaction.applied = true;
    if (transaction.outcome === 'done') putProfile(world, transaction.profile);
    world.version += 1;
  }
}

function stateOf(world: World, { endsAt, outcome }: ProfileTransaction): string {
  if (endsAt > world.clock.now()) return 'Progress';
  return outcome === 'done' ? 'Complete' : world.switches.failureWord;
}

function startTransaction(
  world: World,
  { type, profile, outcome }: Pick<ProfileTransaction, 'type' | 'profile' | 'outcome'>,
): string {
  const transactionId = randomUUID().replaceAll('-', '');
  const endsAt = world.clock.now() + world.switches.profileAsyncMs;
  const ends = world.switches.failsProfiles ? 'failed' : outcome;
  world.transactions.push({ transactionId, type, endsAt, outcome: ends, profile, applied: false });
  settleTransactions(world);
  world.version += 1;
  return transactionId;
}

function draftProfile(call: KnoxCall): KmeProfile {
  const { world } = call.simulation;
  const name = readText(call.body.name, 'name', 200);
  const blank = blankProfile(randomUUID().replaceAll('-', '').slice(0, 20), name, world.clock.serverNow());
  const profile = readProfileFields(call.body, { ...blank, doEnabled: false, aeEnabled: false, supportedMDM: '' });
  refuseTakenName(world, profile);
  return profile;
}

function refuseTakenName(world: World, profile: KmeProfile): void {
  const others = [...world.profiles.values()].filter(({ id }) => id !== profile.id);
  const taken = others.some(({ name }) => name.toLowerCase() === profile.name.toLowerCase());
  if (taken) throw new KnoxRefusal('BULK_ENROLL_PROFILE_NAME_CONFLICT');
}

function findProfile(call: KnoxCall): KmeProfile {
  const profile = call.simulation.world.profiles.get(call.params[0] ?? '');
  if (profile === undefined) throw new KnoxRefusal('BULK_ENROLL_PROFILE_NOT_FOUND');
  return profile;
}

function showProfile(simulation: Simulation, profile: KmeProfile): Record<string, unknown> {
  const counts = countDevices(simulation.world);
  const count = (...states: SimulatedState[]) => total(simulation, countOf(counts, profile.id, ...states));
  return {
    id: profile.id,
    name: profile.name,
    nameLower: profile.name.toLowerCase(),
    description: profile.description,
    mdmUri: profile.mdmUri,
    mdmApkInfo: { mdmApkUri: profile.mdmApkUri, packageName: '', version: '', signatures: [] },
    mdmProfileCustomData: profile.customData,
    doEnabled: profile.doEnabled,
    aeEnabled: profile.aeEnabled,
    supportedMDM: profile.supportedMDM,
    skipSetupWizard: profile.skipSetupWizard,
    allowUserCancel: profile.allowUserCancel,
    systemAppEnabled: profile.systemAppEnabled,
    supportPhoneNumber: profile.supportPhoneNumber,
    supportEmailAddress: profile.supportEmailAddress,
    createTime: time(simulation, profile.createdAt),
    updateTime: time(simulation, profile.updatedAt),
    deviceCount: count(),
    profileAssignedDeviceCount: count('assigned'),
    profileAssignmentFailedCount: count('assignFailed'),
    enrolledDeviceCount: count('provisioned', 'provisionedRestricted'),
    enrollFailedDeviceCount: count('provisionFailed'),
    cancelledByUserDeviceCount: count('cancelled'),
  };
}
