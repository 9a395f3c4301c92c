import { AppError } from '#shared/errors.ts';
import { isObject } from '../read-answer.ts';
import { type RawRecord, readText } from '../read-fields.ts';
import { callIvanti, type IvantiLine, type IvantiRequest, listAllFromIvanti, listFromIvanti } from './ivanti-call.ts';
import type { IvantiClient, IvantiEnrollmentToken } from './ivanti-client.ts';
import { type IvantiProfile, readEnrollmentToken, readProfile, readRegistration, readUser } from './read-records.ts';

type IssuedToken = IvantiEnrollmentToken & { value: string };

/** Ivanti Neurons for MDM over one line and dialect; see IvantiClient. */
export function createIvantiClient(line: IvantiLine): IvantiClient {
  const { wire } = line;
  const { users, profiles, registrations, actions, paging } = wire;
  return {
    listUsers: async ({ text, page, pageSize }, signal) => {
      const query = text === undefined || text === '' ? {} : { [paging.text]: text };
      const list = { path: users.path, ...rowsOf(line, page, pageSize), query };
      const { items, total } = await listFromIvanti(line, list, (raw) => readUser(raw, users.fields), signal);
      return { items, total };
    },
    listEnrollmentTokens: (signal) =>
      listAllFromIvanti(
        line,
        profiles,
        { read: (raw) => readEnrollmentToken(raw, profiles.fields), keyOf: (one) => one.enrollmentTokenId },
        signal,
      ),
    listRegistrations: async ({ page, pageSize, changedAfter }, signal) => {
      const query = changedAfter === undefined ? {} : { [registrations.changedAfter]: String(changedAfter.getTime()) };
      const list = { path: registrations.path, ...rowsOf(line, page, pageSize), query };
      const { items, total } = await listFromIvanti(line, list, (raw) => readRegistration(raw, registrations), signal);
      return { items, total };
    },
    issueEnrollmentToken: (request, signal) => issue(line, request, signal),
    refreshEnrollmentToken: async (id, signal) => {
      const request = { method: 'POST', path: fill(actions.refresh, id), body: {} } as const;
      return withValue(line, await callIvanti(line, request, signal));
    },
    extendEnrollmentToken: async (id, expiresAt, signal) => {
      const body = expiresAt === 'never' ? { [actions.neverExpires]: true } : { [actions.expiresAt]: expiresAt };
      return tokenOf(line, await callIvanti(line, { method: 'POST', path: fill(actions.extend, id), body }, signal));
    },
  };
}

/** A page of no more rows than the server gives at once: one that gave fewer than it was asked for would skip the rest. */
function rowsOf({ wire }: IvantiLine, page: number, pageSize: number): { first: number; rows: number } {
  const rows = Math.min(pageSize, wire.mostRows);
  return { first: page * rows, rows };
}

type IssueRequest = Parameters<IvantiClient['issueEnrollmentToken']>[0];

/** A profile Ivanti does not have yet comes into being together with its token. */
async function issue(line: IvantiLine, request: IssueRequest, signal: AbortSignal): Promise<IssuedToken> {
  const { actions } = line.wire;
  const send = (call: Omit<IvantiRequest, 'method'>, method: 'POST' | 'PUT' = 'POST') =>
    callIvanti(line, { method, ...call }, signal);
  const profile = await findProfile(line, request.profileName, signal);
  const days = { [actions.days]: request.days };
  if (profile === null) {
    const body = { [actions.profileName]: request.profileName, [actions.userId]: request.userId, ...days };
    return withValue(line, await send({ path: actions.create, body }));
  }
  if (profile.userId !== request.userId) {
    await send({ path: fill(actions.setUser, profile.profileId), body: { [actions.userId]: request.userId } }, 'PUT');
  }
  return withValue(line, await send({ path: fill(actions.issue, profile.profileId), body: days }));
}

async function findProfile(line: IvantiLine, name: string, signal: AbortSignal): Promise<IvantiProfile | null> {
  const { profiles, paging } = line.wire;
  const list = { path: profiles.path, query: { [paging.text]: name } };
  const listing = {
    read: (raw: RawRecord) => readProfile(raw, profiles.fields),
    keyOf: (one: IvantiProfile) => one.profileId,
  };
  const found = await listAllFromIvanti(line, list, listing, signal);
  return found.find((profile) => profile.name === name) ?? null;
}

function tokenOf(line: IvantiLine, result: unknown): IvantiEnrollmentToken {
  const { fields } = line.wire.profiles;
  const enrollmentToken = isObject(result) ? readEnrollmentToken(result, fields) : null;
  if (enrollmentToken !== null) return enrollmentToken;
  const details = { field: 'profiles.fields.enrollmentTokenId' };
  throw new AppError('answer_unexpected', 'the answer holds no enrollment token', details);
}

function withValue(line: IvantiLine, result: unknown): IssuedToken {
  const { fields } = line.wire.profiles;
  const value = isObject(result) ? readText(result, fields.enrollmentToken) : null;
  if (value !== null) return { ...tokenOf(line, result), value };
  const details = { field: 'profiles.fields.enrollmentToken' };
  throw new AppError('answer_unexpected', 'the answer holds no value of an enrollment token', details);
}

function fill(path: string, id: string): string {
  return path.replace('{id}', encodeURIComponent(id));
}
