import { AppError } from '#shared/errors.ts';
import type { LogLine } from '#shared/host-messages.ts';
import { isObject } from '../read-answer.ts';
import { pick, type RawRecord, readCount } from '../read-fields.ts';
import { createAssign } from './assign-profile.ts';
import { readBatchAnswer, unconfirmedReport } from './batch-answer.ts';
import { writeChangedAfter } from './changed-after.ts';
import { createUserEncryption } from './encrypt-user.ts';
import { type KnoxLine, type KnoxRequest, readFromKnox, writeToKnox } from './knox-call.ts';
import type { KnoxClient, KnoxPage } from './knox-client.ts';
import { createRecordReaders } from './read-records.ts';
import type { KnoxWire } from './wire.ts';
import { createProfileCalls } from './write-profiles.ts';

/** What a client is made of. `customerId` may be empty with OAuth. */
export type KnoxClientParts = {
  line: KnoxLine;
  wire: KnoxWire;
  customerId: string;
  /** In place of the dialect's: a simulator's. */
  encryptionPublicKey: string | null;
  log(level: LogLine['level'], text: string): void;
};

type ListWire = Pick<KnoxWire['devices'], 'path' | 'items' | 'total'>;
type ListQuery = { list: ListWire; page: number; pageSize: number; more?: Readonly<Record<string, string>> };

/** Pages read of a list that never ends. */
const MOST_PAGES = 1000;

/** Samsung's KME API over one line and dialect; see KnoxClient. */
export function createKnoxClient(parts: KnoxClientParts): KnoxClient {
  const { line, wire } = parts;
  const readers = createRecordReaders(wire);
  const unassign = createUnassign(parts);
  return {
    limits: {
      devicesPerCall: wire.limits.devicesPerCall,
      pageSize: wire.limits.pageSize,
      usersPerCall: wire.assign.details === 'one' ? 1 : wire.limits.devicesPerCall,
    },
    serverTimeAt: (moment) => new Date(line.serverClock.atMs(moment)),
    signIn: async (signal) => void (await line.auth.authorise(signal)),
    listDevices: ({ page, pageSize, changedAfter }, signal) => {
      const { changedAfter: parameter } = wire.devices;
      const more =
        changedAfter === undefined
          ? {}
          : { [parameter.name]: writeChangedAfter(parameter, changedAfter, line.serverClock.nowMs()) };
      return readPage(parts, { list: wire.devices, page, pageSize, more }, readers.device, signal);
    },
    listProfiles: (signal) =>
      readAll(parts, { list: wire.profiles, read: readers.profile, keyOf: (one) => one.profileId }, signal),
    listUploads: (signal) =>
      readAll(parts, { list: wire.uploads, read: readers.upload, keyOf: (one) => one.uploadId }, signal),
    assignProfile: createAssign({
      ...{ line, wire, customer: customer(parts) },
      encrypt: createUserEncryption(parts.encryptionPublicKey ?? wire.encryption.publicKey),
    }),
    unassignProfile: unassign,
    approveUploads: (uploadIds, signal) => approveUploads(parts, uploadIds, signal),
    deleteDevices: async (identifiers, signal) => {
      const body = {
        ...customer(parts),
        [wire.delete.devices]: { [wire.delete.identifiers]: [...identifiers.values()] },
      };
      const request = { method: wire.delete.verb, path: wire.delete.path, body };
      const answer = await writeToKnox(line, request, signal);
      return readBatchAnswer(wire.unassign, answer, identifiers);
    },
    ...createProfileCalls({ line, wire, customer: customer(parts) }),
  };
}

/** Answers the ids Samsung does not know; when it knows none of them it refuses the call. */
async function approveUploads(
  parts: KnoxClientParts,
  uploadIds: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  const { approvals } = parts.wire.uploads;
  const body = { ...customer(parts), [approvals.uploadIds]: uploadIds };
  try {
    const answer = await writeToKnox(parts.line, { method: approvals.verb, path: approvals.path, body }, signal);
    const unknown = isObject(answer) ? pick(answer, approvals.notFound) : undefined;
    return Array.isArray(unknown) ? unknown.map(String) : [];
  } catch (error) {
    // Samsung has the same words for a wrong address: here they are about the uploads, for its lists were read at this one.
    if (error instanceof AppError && error.details.httpStatus === 404 && error.details.samsungCode !== undefined)
      return [...uploadIds];
    throw error;
  }
}

/** Samsung's pages disagree about the verb of the newer call; the one that worked is kept for the client's life. */
function createUnassign(parts: KnoxClientParts): KnoxClient['unassignProfile'] {
  const { line, wire } = parts;
  const { v1, v2, version } = wire.unassign;
  let method = v2.verb;
  return async (deviceIds, signal) => {
    if (version === 'v1') {
      const body = { ...customer(parts), [v1.deviceIds]: deviceIds };
      await writeToKnox(line, { method: v1.verb, path: v1.path, body }, signal);
      return unconfirmedReport(deviceIds);
    }
    const asked = new Map(deviceIds.map((deviceId) => [deviceId, deviceId]));
    const body = { ...customer(parts), [v2.deviceIds]: deviceIds };
    const send = (verb: KnoxRequest['method']) => writeToKnox(line, { method: verb, path: v2.path, body }, signal);
    const answer = await send(method).catch((error: unknown) => {
      if (method !== v2.verb || v2.otherVerb === v2.verb || !isWrongVerb(error)) throw error;
      return send(v2.otherVerb).then((value) => {
        method = v2.otherVerb;
        return value;
      });
    });
    return readBatchAnswer(wire.unassign, answer, asked);
  };
}

/** 404 and 405 of a path that exists only with the other verb; a device that is not found has words of its own. */
function isWrongVerb(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  return error.details.httpStatus === 405 || (error.details.httpStatus === 404 && error.code === 'wrong_region');
}

async function readPage<Item>(
  parts: KnoxClientParts,
  query: ListQuery,
  read: (raw: RawRecord) => Item | null,
  signal: AbortSignal,
): Promise<KnoxPage<Item>> {
  const { paging } = parts.wire;
  const { list, page, pageSize, more } = query;
  const parameters = {
    ...customer(parts),
    [paging.page]: String(page + paging.firstPage),
    [paging.pageSize]: String(pageSize),
    ...more,
  };
  const answer = await readFromKnox(parts.line, { method: 'GET', path: list.path, query: parameters }, signal);
  const body = Array.isArray(answer) ? { [list.items[0] ?? '']: answer } : answer;
  if (!isObject(body)) throw unexpected(parts, list, 'answer');
  const total = readCount(body, list.total);
  const rows = pick(body, list.items) ?? [];
  const listIsMissing = pick(body, list.items) === undefined && (total === null || (total > 0 && page === 0));
  if (!Array.isArray(rows) || listIsMissing) throw unexpected(parts, list, 'items');
  const items = rows.flatMap((row: unknown) => (isObject(row) ? (read(row) ?? []) : []));
  if (items.length === 0 && rows.length > 0) throw unexpected(parts, list, 'fields');
  if (items.length < rows.length) parts.log('warn', `${rows.length - items.length} rows without an id in ${list.path}`);
  // Without a count there is one more page for as long as pages bring something.
  return { items, total: total ?? page * pageSize + rows.length + (rows.length > 0 ? 1 : 0) };
}

type Listing<Item> = { list: ListWire; read(raw: RawRecord): Item | null; keyOf(item: Item): string };

/** A whole list: until the count is reached, a page is empty or brings nothing new (knox-api 2.1). */
async function readAll<Item>(parts: KnoxClientParts, listing: Listing<Item>, signal: AbortSignal): Promise<Item[]> {
  const { list, read, keyOf } = listing;
  const found = new Map<string, Item>();
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { list, page, pageSize: parts.wire.limits.pageSize };
    const { items, total } = await readPage(parts, query, read, signal);
    const before = found.size;
    for (const item of items) found.set(keyOf(item), item);
    if (items.length === 0 || found.size === before || found.size >= total) break;
  }
  return [...found.values()];
}

function customer({ wire, customerId }: KnoxClientParts): Record<string, string> {
  return customerId === '' ? {} : { [wire.customerId]: customerId };
}

function unexpected(parts: KnoxClientParts, list: ListWire, part: string): AppError {
  const section = Object.entries(parts.wire).find(([, value]) => value === list)?.[0] ?? '';
  const details = { field: `${section}.${part}`, path: list.path };
  return new AppError('answer_unexpected', `the answer of ${list.path} is not what wire/knox.json expects`, details);
}
