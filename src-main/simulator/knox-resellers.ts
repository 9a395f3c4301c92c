import { randomUUID } from 'node:crypto';
import { type KnoxCall, readText } from './knox-call.ts';
import { KnoxRefusal } from './knox-errors.ts';
import { jsonReply, type SimulatorReply } from './simulator-reply.ts';
import type { ProfileAlias, Reseller } from './world.ts';

/** KME calls about resellers (knox-api 2.3): paths are documented, bodies inferred. */
const MAX_ALIASES = 10;

/** POST /kcs/v1/kme/reseller/approvals: associates a reseller, body `resellerId` and optionally `autoApprove`. */
export function approveReseller(call: KnoxCall): SimulatorReply {
  const reseller = findReseller(call);
  if (reseller.associated) throw new KnoxRefusal('RESELLER_ASSOCIATION_ALREADY_EXISTS');
  reseller.associated = true;
  reseller.autoApprove = call.body.autoApprove === true;
  call.simulation.world.version += 1;
  return jsonReply(200, { resellerId: reseller.id, resellerName: reseller.name, autoApprove: reseller.autoApprove });
}

/** POST /kcs/v1/kme/reseller/profilealias: at most ten for a reseller. */
export function createAlias(call: KnoxCall): SimulatorReply {
  const { world } = call.simulation;
  const reseller = findReseller(call);
  const own = world.aliases.filter(({ resellerId }) => resellerId === reseller.id);
  if (own.length >= MAX_ALIASES) throw new KnoxRefusal('RESOURCE_INVALID_PARAM', 'ten aliases is the most');
  const profileAliasId = randomUUID().replaceAll('-', '').slice(0, 16);
  const alias = { ...readAlias(call), profileAliasId, resellerId: reseller.id };
  world.aliases.push(alias);
  world.version += 1;
  return jsonReply(200, alias);
}

/** PUT /kcs/v1/kme/reseller/profilealias/{profileAliasId}. */
export function updateAlias(call: KnoxCall): SimulatorReply {
  const alias = findAlias(call);
  Object.assign(alias, readAlias(call));
  call.simulation.world.version += 1;
  return jsonReply(200, alias);
}

/** DELETE /kcs/v1/kme/reseller/profilealias/{profileAliasId}. */
export function deleteAlias(call: KnoxCall): SimulatorReply {
  const { world } = call.simulation;
  const alias = findAlias(call);
  world.aliases = world.aliases.filter((other) => other !== alias);
  world.version += 1;
  return jsonReply(200, {});
}

function readAlias(call: KnoxCall): { profileAlias: string; profileId: string } {
  const profileAlias = readText(call.body.profileAlias, 'profileAlias');
  const profileId = readText(call.body.profileId, 'profileId');
  if (!call.simulation.world.profiles.has(profileId)) throw new KnoxRefusal('BULK_ENROLL_PROFILE_NOT_FOUND');
  return { profileAlias, profileId };
}

function findReseller(call: KnoxCall): Reseller {
  const id = readText(call.body.resellerId, 'resellerId');
  const reseller = call.simulation.world.resellers.find((one) => one.id === id);
  if (reseller === undefined) throw new KnoxRefusal('RESELLER_NOT_FOUND');
  return reseller;
}

function findAlias(call: KnoxCall): ProfileAlias {
  const alias = call.simulation.world.aliases.find(({ profileAliasId }) => profileAliasId === call.params[0]);
  if (alias === undefined) throw new KnoxRefusal('RESOURCE_NOT_FOUND', 'no such alias');
  return alias;
}
