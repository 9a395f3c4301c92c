import { z } from 'zod';
import { fieldNames, readWire, serverPath, verb, type WirePlace } from '../wire-file.ts';

const name = z.string().min(1).max(64);
const words = z.array(z.string().min(1)).min(1);

const listOf = <Fields extends z.ZodRawShape>(fields: Fields) =>
  z.strictObject({
    path: serverPath,
    items: fieldNames,
    total: fieldNames,
    fields: z.strictObject(fields),
  });

const change = { path: serverPath, verb, deviceIds: name };

/** Everything about Samsung's wire that is not documented for certain (knox-api 7), as data. */
export const knoxWireSchema = z.strictObject({
  about: z.string().optional(),
  limits: z.strictObject({
    pageSize: z.number().int().min(1).max(10_000),
    devicesPerCall: z.number().int().min(1).max(100_000),
    requestsPerSecond: z.number().min(0).max(1000),
  }),
  customerId: name,
  paging: z.strictObject({ page: name, pageSize: name, firstPage: z.number().int().min(0).max(1) }),
  kca: z.strictObject({
    path: serverPath,
    header: name,
    audience: z.string().min(1),
    clientIdentifierJwt: name,
    publicKey: name,
    validity: name,
    validityMinutes: z.number().int().min(1).max(30),
    accessToken: fieldNames,
  }),
  oauth: z.strictObject({
    path: serverPath,
    scopes: words,
    lifeSeconds: z.number().int().min(60).max(3600).nullable(),
  }),
  devices: listOf({
    deviceId: fieldNames,
    imei: fieldNames,
    imei2: fieldNames,
    serial: fieldNames,
    model: fieldNames,
    state: fieldNames,
    profileId: fieldNames,
    profileName: fieldNames,
    userName: fieldNames,
    tags: fieldNames,
    uploadId: fieldNames,
    orderId: fieldNames,
    resellerName: fieldNames,
    createdAt: fieldNames,
    updatedAt: fieldNames,
  }).extend({
    changedAfter: z.strictObject({
      name,
      format: z.enum(['epochMs', 'iso', 'hours', 'minutes']),
      suffix: z.string().max(5),
    }),
  }),
  profiles: listOf({
    profileId: fieldNames,
    name: fieldNames,
    description: fieldNames,
    customJson: fieldNames,
    systemApps: fieldNames,
    updatedAt: fieldNames,
  }).extend({
    getPath: serverPath,
    /** The key of the Custom JSON that holds the enrolment token: Ivanti does not publish it (mission 7.1). */
    enrollmentTokenKey: name,
  }),
  profileWrites: z.strictObject({
    create: z.strictObject({ path: serverPath, verb }),
    update: z.strictObject({ path: serverPath, verb }),
    delete: z.strictObject({ path: serverPath, verb }),
    names: z.strictObject({ name, description: name, customJson: name, systemApps: name }),
    /** Sent with every profile (knox-api 2.2). */
    always: z.record(name, z.json()),
  }),
  transactions: z.strictObject({
    path: serverPath,
    envelope: fieldNames,
    items: fieldNames,
    fields: z.strictObject({ profileId: fieldNames, profileName: fieldNames, state: fieldNames }),
    runningWords: words,
    /** Any word that is in neither list means that it failed. */
    doneWords: words,
  }),
  uploads: listOf({
    uploadId: fieldNames,
    orderId: fieldNames,
    resellerName: fieldNames,
    uploadedAt: fieldNames,
    devices: fieldNames,
    approval: fieldNames,
  }).extend({
    approvedWords: words,
    approvals: z.strictObject({ path: serverPath, verb, uploadIds: name, notFound: fieldNames }),
  }),
  assign: z.strictObject({
    ...change,
    profileId: name,
    /** `details` sends one object for each device in `deviceDetails` instead of a list of ids. */
    form: z.enum(['ids', 'details']),
    deviceDetails: name,
    detailDeviceId: name,
    /** How users and passwords go: a list with a device each, or one object, for one device to a call. */
    details: z.enum(['list', 'one']),
    userName: name,
    userToken: name,
    tags: name,
  }),
  /** Samsung's key for userName and userToken: base64 of SPKI. */
  encryption: z.strictObject({ publicKey: z.base64().min(200).max(2000) }),
  unassign: z.strictObject({
    version: z.enum(['v1', 'v2']),
    v1: z.strictObject(change),
    /** Samsung's two pages disagree about the verb: `otherVerb` is tried once after 404 or 405. */
    v2: z.strictObject({ ...change, otherVerb: verb }),
    lists: z.strictObject({ done: fieldNames, notFound: fieldNames, failed: fieldNames }),
    elementId: fieldNames,
    elementReason: fieldNames,
  }),
  delete: z.strictObject({ path: serverPath, verb, devices: name, identifiers: name }),
  states: z.strictObject({
    pending: words,
    unassigned: words,
    assigning: words,
    assigned: words,
    assignFailed: words,
    cancelled: words,
    provisionFailed: words,
    provisioned: words,
    provisionedRestricted: words,
    licenseExpired: words,
  }),
});

/** Samsung's wire dialect, checked. */
export type KnoxWire = z.output<typeof knoxWireSchema>;

/** Reads Samsung's dialect: ours, with the workspace's `wire/knox.json` laid over it. */
export function readKnoxWire(place: Omit<WirePlace, 'name'>): Promise<KnoxWire> {
  return readWire(knoxWireSchema, { ...place, name: 'knox' });
}
