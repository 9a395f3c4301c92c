import { createdAtOf, type SimulatedState } from './base-device.ts';
import { time } from './knox-call.ts';
import { customerName } from './seed-data.ts';
import type { Simulation } from './simulation.ts';
import type { SimulatorSwitches } from './switches.ts';
import type { SimulatedDevice } from './world.ts';

type Words = Record<SimulatedState | 'assigning', string>;

/** State words: none is confirmed for the API (knox-api 2.6). `novel` holds one that no table knows. */
const portalWords: Words = {
  pending: 'Pending',
  unassigned: 'Unassigned',
  assigning: 'Assigning',
  assigned: 'Profile assigned',
  assignFailed: 'Failed to assign',
  cancelled: 'Cancelled by user',
  provisionFailed: 'Failed to provision',
  provisioned: 'Provisioned',
  provisionedRestricted: 'Provisioned (restricted)',
  licenseExpired: 'License expired',
};

const constantWords: Words = {
  pending: 'PENDING',
  unassigned: 'UNASSIGNED',
  assigning: 'IN_PROGRESS',
  assigned: 'PROFILE_ASSIGNED',
  assignFailed: 'FAILED_TO_ASSIGN',
  cancelled: 'CANCELLED_BY_USER',
  provisionFailed: 'FAILED_TO_PROVISION',
  provisioned: 'PROVISIONED',
  provisionedRestricted: 'PROVISIONED_RESTRICTED',
  licenseExpired: 'LICENSE_EXPIRED',
};

const legacyWords: Words = {
  pending: 'Upload pending',
  unassigned: 'Registered',
  assigning: 'Processing',
  assigned: 'Assigned',
  assignFailed: 'Profile assignment failed',
  cancelled: 'Canceled by user',
  provisionFailed: 'Enroll failed',
  provisioned: 'Enrolled',
  provisionedRestricted: 'Enrolled',
  licenseExpired: 'Licence expired',
};

const words: Record<SimulatorSwitches['stateWords'], Words> = {
  portal: portalWords,
  constant: constantWords,
  legacy: legacyWords,
  novel: { ...portalWords, licenseExpired: 'Quarantined (K7)' },
};

/** A device as devices/list shows it: the fields two public clients read (knox-api 2.1). */
export function knoxDevice(simulation: Simulation, device: SimulatedDevice): Record<string, unknown> {
  const { switches, profiles } = simulation.world;
  const { upload, standing } = device;
  const { profile, tags } = standing;
  const assigning = standing.processing && switches.showsAssigning;
  const fields: Record<string, unknown> = {
    id: device.deviceId,
    mei: device.imei,
    serialNumber: device.serial,
    model: device.model.code,
    state: words[switches.stateWords][assigning ? 'assigning' : standing.state],
    profileId: profile,
    profileName: profile === null ? null : (profiles.get(profile)?.name ?? null),
    userName: standing.userName,
    tags: switches.tagsAsArray ? (tags ?? '').split(', ').filter((tag) => tag !== '') : tags,
    tenantName: customerName,
    orderId: upload.orderId,
    uploadId: upload.uploadId,
    resellerName: upload.resellerName,
    createTime: time(simulation, createdAtOf(device.index, upload)),
    updateTime: time(simulation, standing.updatedAt),
    resellerUploadTime: time(simulation, upload.uploadedAt),
  };
  if (switches.returnsSecondImei) fields.imei2 = device.imei2;
  return switches.nullsAbsent ? withoutNulls(fields) : fields;
}

function withoutNulls(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
