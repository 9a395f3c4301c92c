import { z } from 'zod';
import { fieldNames, readWire, serverPath, type WirePlace } from '../wire-file.ts';

const name = z.string().min(1).max(64);

const listOf = <Fields extends z.ZodRawShape>(fields: Fields) =>
  z.strictObject({ path: serverPath, fields: z.strictObject(fields) });

/** Everything about Ivanti's wire, as data: little of it is public (mission 2.5). `{id}` stands for an id in a path, `{deviceId}` for that of a device. */
export const ivantiWireSchema = z.strictObject({
  about: z.string().optional(),
  requestsPerSecond: z.number().min(0).max(1000),
  mostRows: z.number().int().min(1).max(10_000),
  envelope: z.strictObject({ errors: fieldNames, result: fieldNames, items: fieldNames, total: fieldNames }),
  paging: z.strictObject({ text: name, rows: name, start: name }),
  users: listOf({
    userId: fieldNames,
    name: fieldNames,
    firstName: fieldNames,
    lastName: fieldNames,
    email: fieldNames,
  }),
  profiles: listOf({
    profileId: fieldNames,
    name: fieldNames,
    description: fieldNames,
    type: fieldNames,
    devices: fieldNames,
    updatedAt: fieldNames,
    userId: fieldNames,
    enrollmentTokenId: fieldNames,
    enrollmentToken: fieldNames,
    issuedAt: fieldNames,
    expiresAt: fieldNames,
    neverExpires: fieldNames,
  }).extend({ getPath: serverPath, selfMaintainedWords: z.array(z.string().min(1)).min(1) }),
  registrations: listOf({
    serial: fieldNames,
    imei: fieldNames,
    imei2: fieldNames,
    state: fieldNames,
  }).extend({ changedAfter: name, registeredWords: z.array(z.string().min(1)).min(1) }),
  selfMaintained: z.strictObject({
    upload: serverPath,
    csv: name,
    description: name,
    withoutToken: name,
    devices: serverPath,
    fields: z.strictObject({
      deviceId: fieldNames,
      imei: fieldNames,
      serial: fieldNames,
      manufacturer: fieldNames,
      userName: fieldNames,
      attributes: fieldNames,
    }),
    add: serverPath,
    added: name,
    edit: serverPath,
    remove: serverPath,
    removed: name,
  }),
  actions: z.strictObject({
    create: serverPath,
    remove: serverPath,
    issue: serverPath,
    setUser: serverPath,
    refresh: serverPath,
    extend: serverPath,
    profileName: name,
    /** The field that says what kind of profile is made, and the word in it for one of Samsung KME. */
    type: name,
    samsungKme: name,
    withoutToken: name,
    userId: name,
    days: name,
    expiresAt: name,
    neverExpires: name,
  }),
});

/** Ivanti's wire dialect, checked. */
export type IvantiWire = z.output<typeof ivantiWireSchema>;

/** Reads Ivanti's dialect: ours, with the workspace's `wire/ivanti.json` laid over it. */
export function readIvantiWire(place: Omit<WirePlace, 'name'>): Promise<IvantiWire> {
  return readWire(ivantiWireSchema, { ...place, name: 'ivanti' });
}
