import { AppError } from '#shared/errors.ts';
import { isObject } from '../read-answer.ts';
import { type RawRecord, readText } from '../read-fields.ts';
import { repeatRead } from '../repeat-read.ts';
import { callIvanti, fillPath, type IvantiLine, listAllFromIvanti, listFromIvanti, rowsOf } from './ivanti-call.ts';
import type { IssuedToken, IvantiClient, IvantiEnrollmentToken, IvantiProfile } from './ivanti-client.ts';
import { readEnrollmentToken, readProfile, readRegistration, readUser } from './read-records.ts';
import { createSelfMaintainedCalls } from './self-maintained-calls.ts';

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
    listProfiles: (signal) =>
      listAllFromIvanti(
        line,
        profiles,
        { read: (raw) => readProfile(raw, profiles), keyOf: (one) => one.ivantiProfileId },
        signal,
      ),
    readEnrollmentToken: async (profileName, signal) => {
      const profile = await findProfile(line, profileName, signal);
      return profile === null || profile.enrollmentToken === null ? null : readIssued(line, profile, signal);
    },
    listRegistrations: async ({ page, pageSize, changedAfter }, signal) => {
      const query = changedAfter === undefined ? {} : { [registrations.changedAfter]: String(changedAfter.getTime()) };
      const list = { path: registrations.path, ...rowsOf(line, page, pageSize), query };
      const { items, total } = await listFromIvanti(line, list, (raw) => readRegistration(raw, registrations), signal);
      return { items, total };
    },
    issueEnrollmentToken: (request, signal) => issue(line, request, signal),
    refreshEnrollmentToken: async (id, expiresAt, signal) => {
      const body = expiresAt === null ? {} : lifeOf(line, expiresAt);
      return withValue(
        line,
        await callIvanti(line, { method: 'POST', path: fillPath(actions.refresh, id), body }, signal),
      );
    },
    extendEnrollmentToken: async (id, expiresAt, signal) => {
      const request = { method: 'POST', path: fillPath(actions.extend, id), body: lifeOf(line, expiresAt) } as const;
      return tokenOf(line, await callIvanti(line, request, signal));
    },
    changeUser: async ({ profileName, userId }, signal) => {
      const profile = await findProfile(line, profileName, signal);
      if (profile !== null) return setUser(line, profile, userId, signal);
      const body = { ...newProfile(line, profileName, userId), [actions.withoutToken]: true };
      await callIvanti(line, { method: 'POST', path: actions.create, body }, signal);
    },
    deleteProfile: async (profileName, signal) => {
      const profile = await findProfile(line, profileName, signal);
      if (profile === null) return;
      await callIvanti(line, { method: 'DELETE', path: fillPath(actions.remove, profile.ivantiProfileId) }, signal);
    },
    findProfile: (name, signal) => findProfile(line, name, signal),
    serverTimeAt: (moment) => new Date(line.serverClock.atMs(moment)),
    ...createSelfMaintainedCalls(line),
  };
}

function lifeOf({ wire }: IvantiLine, expiresAt: string | 'never'): Record<string, unknown> {
  return expiresAt === 'never' ? { [wire.actions.neverExpires]: true } : { [wire.actions.expiresAt]: expiresAt };
}

type IssueRequest = Parameters<IvantiClient['issueEnrollmentToken']>[0];

/** A profile Ivanti does not have yet comes into being together with its token; a live token is not issued anew. */
async function issue(line: IvantiLine, request: IssueRequest, signal: AbortSignal): Promise<IssuedToken> {
  const { actions } = line.wire;
  const profile = await findProfile(line, request.profileName, signal);
  const days = { [actions.days]: request.days };
  if (profile === null) {
    const body = { ...newProfile(line, request.profileName, request.userId), ...days };
    return withValue(line, await callIvanti(line, { method: 'POST', path: actions.create, body }, signal));
  }
  if (profile.userId !== request.userId) await setUser(line, profile, request.userId, signal);
  if (isLive(profile, line.serverClock.nowMs())) return readIssued(line, profile, signal);
  const path = fillPath(actions.issue, profile.ivantiProfileId);
  return withValue(line, await callIvanti(line, { method: 'POST', path, body: days }, signal));
}

function newProfile({ wire }: IvantiLine, name: string, userId: string | null): Record<string, unknown> {
  const { actions } = wire;
  return { [actions.profileName]: name, [actions.type]: actions.samsungKme, [actions.userId]: userId };
}

function isLive({ enrollmentToken }: IvantiProfile, nowMs: number): boolean {
  if (enrollmentToken === null || enrollmentToken.expiresAt === null) return false;
  return enrollmentToken.expiresAt === 'never' || Date.parse(enrollmentToken.expiresAt) > nowMs;
}

async function setUser(line: IvantiLine, profile: IvantiProfile, userId: string | null, signal: AbortSignal) {
  const { actions } = line.wire;
  const path = fillPath(actions.setUser, profile.ivantiProfileId);
  await callIvanti(line, { method: 'PUT', path, body: { [actions.userId]: userId } }, signal);
}

async function readIssued(line: IvantiLine, profile: IvantiProfile, signal: AbortSignal): Promise<IssuedToken> {
  const path = fillPath(line.wire.profiles.getPath, profile.ivantiProfileId);
  return withValue(
    line,
    await repeatRead(line.repeat, signal, () => callIvanti(line, { method: 'GET', path }, signal)),
  );
}

async function findProfile(line: IvantiLine, name: string, signal: AbortSignal): Promise<IvantiProfile | null> {
  const { profiles, paging } = line.wire;
  const list = { path: profiles.path, query: { [paging.text]: name } };
  const listing = {
    read: (raw: RawRecord) => readProfile(raw, profiles),
    keyOf: (one: IvantiProfile) => one.ivantiProfileId,
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
