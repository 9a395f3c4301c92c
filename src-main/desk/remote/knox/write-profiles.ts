import type { KnoxProfileDraft, KnoxTransaction } from '#shared/domain/knox-records.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { AppError } from '#shared/errors.ts';
import { isObject } from '../read-answer.ts';
import { pick, readText } from '../read-fields.ts';
import { putInToken, takeOutToken } from './custom-json.ts';
import { type KnoxLine, type KnoxRequest, readFromKnox, writeToKnox } from './knox-call.ts';
import type { KnoxClient } from './knox-client.ts';
import type { KnoxWire } from './wire.ts';

/** What writing profiles takes: the line, the dialect, and the fields that name the customer. */
export type ProfileWriting = { line: KnoxLine; wire: KnoxWire; customer: Record<string, string> };

type ProfileCalls = Pick<KnoxClient, 'createProfile' | 'updateProfile' | 'deleteProfile' | 'listTransactions'>;

const TRANSACTIONS_READ = 100;

/** The calls that write profiles (knox-api 2.2); their schemas are inferred and lie in the dialect. */
export function createProfileCalls(parts: ProfileWriting): ProfileCalls {
  const { line, wire, customer } = parts;
  const { create, update, delete: remove } = wire.profileWrites;
  return {
    async createProfile(draft, signal) {
      const body = bodyOf(parts, draft, draft.enrollmentToken.kind === 'value' ? draft.enrollmentToken.value : null);
      await writeProfile(line, { method: create.verb, path: create.path, body }, signal);
    },
    async updateProfile(profileId, draft, signal) {
      const { enrollmentToken } = draft;
      const value =
        enrollmentToken.kind === 'keep'
          ? await readToken(parts, profileId, signal)
          : enrollmentToken.kind === 'value'
            ? enrollmentToken.value
            : null;
      const path = fill(update.path, profileId);
      await writeProfile(line, { method: update.verb, path, body: bodyOf(parts, draft, value) }, signal);
    },
    async deleteProfile(profileId, signal) {
      await writeProfile(line, { method: remove.verb, path: fill(remove.path, profileId), query: customer }, signal);
    },
    listTransactions: (signal) => listTransactions(parts, signal),
  };
}

function bodyOf({ wire, customer }: ProfileWriting, draft: KnoxProfileDraft, token: string | null) {
  const { names, always } = wire.profileWrites;
  return {
    ...customer,
    ...always,
    [names.name]: draft.name,
    [names.description]: draft.description,
    [names.customJson]: putInToken(draft.customJson, wire.profiles.enrollmentTokenKey, token),
    [names.systemApps]: draft.systemApps,
  };
}

async function readToken(parts: ProfileWriting, profileId: ProfileId, signal: AbortSignal): Promise<string | null> {
  const { line, wire, customer } = parts;
  const { getPath, fields, enrollmentTokenKey } = wire.profiles;
  const request = { method: 'GET', path: fill(getPath, profileId), query: customer } as const;
  const answer = await readFromKnox(line, request, signal);
  const text = isObject(answer) ? readText(answer, fields.customJson) : null;
  return text === null ? null : takeOutToken(text, enrollmentTokenKey).value;
}

/** What Samsung says of a device's profile means something else when the profile itself is what is written. */
async function writeProfile(line: KnoxLine, request: KnoxRequest, signal: AbortSignal): Promise<void> {
  try {
    await writeToKnox(line, request, signal);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, details } = error;
    const refused = code === 'server_refused' || (code === 'profile_not_found' && details.httpStatus !== 404);
    throw refused ? new AppError('profile_refused', error.message, details, { cause: error }) : error;
  }
}

async function listTransactions(parts: ProfileWriting, signal: AbortSignal): Promise<KnoxTransaction[]> {
  const { line, wire, customer } = parts;
  const { paging, transactions: list } = wire;
  const query = {
    ...customer,
    [paging.page]: String(paging.firstPage),
    [paging.pageSize]: String(TRANSACTIONS_READ),
  };
  const answer = await readFromKnox(line, { method: 'GET', path: list.path, query }, signal);
  const outer = isObject(answer) ? pick(answer, list.envelope) : undefined;
  const rows = pick(isObject(outer) ? outer : isObject(answer) ? answer : {}, list.items);
  return (Array.isArray(rows) ? rows : []).flatMap((row: unknown) => (isObject(row) ? [read(list, row)] : []));
}

function read(list: KnoxWire['transactions'], row: Record<string, unknown>): KnoxTransaction {
  const { fields, runningWords, doneWords } = list;
  const rawState = readText(row, fields.state) ?? '';
  const word = rawState.toLowerCase();
  const state = runningWords.includes(word) ? 'running' : doneWords.includes(word) ? 'done' : 'failed';
  return {
    profileId: readText(row, fields.profileId) as ProfileId | null,
    profileName: readText(row, fields.profileName) ?? '',
    state,
    rawState,
  };
}

function fill(path: string, id: string): string {
  return path.replace('{id}', encodeURIComponent(id));
}
