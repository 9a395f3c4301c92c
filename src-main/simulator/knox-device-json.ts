import { createdAtOf, type SimulatedState } from './base-device.ts';
import { time, withNulls } from './knox-call.ts';
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
  const { world } = simulation;
  const { switches } = world;
  const { upload, tags, profile } = device;
  const assigning = device.processing && switches.showsAssigning;
  const fields = {
    id: device.deviceId,
    mei: device.imei,
    ...(switches.returnsSecondImei ? { imei2: device.imei2 } : {}),
    serialNumber: device.serial,
    model: device.model.code,
    state: words[switches.stateWords][assigning ? 'assigning' : device.state],
    profileId: profile,
    profileName: profile === null ? null : (world.profiles.get(profile)?.name ?? null),
    userName: device.userName,
    tags: switches.tagsAsArray ? (tags ?? '').split(', ').filter((tag) => tag !== '') : tags,
    tenantName: customerName,
    orderId: upload.orderId,
    uploadId: upload.uploadId,
    resellerName: upload.resellerName,
    createTime: time(simulation, createdAtOf(device.index, upload)),
    updateTime: time(simulation, device.updatedAt),
    resellerUploadTime: time(simulation, upload.uploadedAt),
  };
  return withNulls(simulation, fields);
}
