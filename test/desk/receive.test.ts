import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRedactor } from '#shared/redaction.ts';
import { createReceiver, type Receiver } from '../../src-main/desk/receive.ts';
import { openTestDesk, type TestDesk } from '../helpers/open-test-desk.ts';

let desk: TestDesk;
let receive: Receiver;
let damaged = 0;
let asked = 0;
const redactor = createRedactor();

beforeAll(async () => {
  desk = await openTestDesk({ devices: 30 });
});
afterAll(() => desk.close());
beforeEach(() => {
  damaged = 0;
  asked = 0;
  desk.log.length = 0;
  receive = createReceiver({
    services: desk.services,
    redact: redactor.redact,
    personAsks: () => {
      asked += 1;
    },
  });
});

/** The desk with one of its parts replaced by one that fails. */
function failing(error: unknown): Receiver {
  const fail = (): never => {
    throw error;
  };
  const reportDamage = () => {
    damaged += 1;
  };
  const sync = {
    ...{ start: fail, cancel: fail, workOffline: fail, status: fail },
    ...{ pauseSending: fail, sendNow: fail, look: fail },
  };
  const services = { ...desk.services, sync, reportDamage };
  return createReceiver({ services, redact: redactor.redact, personAsks: () => undefined });
}

describe('a request of the window', () => {
  it('is answered under its number', async () => {
    expect(await receive({ id: 5, command: 'changes.list', input: { first: 0, count: 5 } })).toEqual({
      id: 5,
      ok: true,
      value: { changes: [], total: 0, counts: { 'needs-you': 0, waiting: 0, all: 0 } },
    });
  });

  it('is refused with the field that is wrong', async () => {
    const input = {
      view: { filter: {}, sort: { column: 'imei; drop table devices', direction: 'asc' } },
      first: 0,
      count: 5,
    };
    const answer = await receive({ id: 6, command: 'devices.getWindow', input });
    expect(answer).toMatchObject({
      id: 6,
      ok: false,
      error: { code: 'input_invalid', details: { field: 'view.sort.column' } },
    });
  });

  it('cannot ask for more rows than a window holds', async () => {
    const input = { view: { filter: {}, sort: { column: 'imei', direction: 'asc' } }, first: 0, count: 1_000_000_000 };
    expect(await receive({ id: 7, command: 'devices.getWindow', input })).toMatchObject({
      error: { code: 'input_invalid', details: { field: 'count' } },
    });
  });

  it('cannot reach the shell over this line', async () => {
    expect(await receive({ id: 8, command: 'shell.getState', input: {} })).toMatchObject({
      error: { code: 'input_invalid', details: { field: 'command' } },
    });
  });

  it.each([null, undefined, 'hello', 7, [], {}, { id: 'x', command: 'profiles.list' }, { id: 1 }])(
    '%j is none, and is not answered',
    async (message) => expect(await receive(message)).toBeNull(),
  );
});

describe('a person who wants to reach the servers', () => {
  it('lets a closed keychain ask once more; looking at lists does not', async () => {
    await receive({ id: 1, command: 'profiles.list', input: {} });
    expect(asked).toBe(0);
    await receive({ id: 2, command: 'sync.start', input: { full: false } });
    expect(asked).toBe(1);
    desk.services.sync.cancel();
  });
});

describe('an error', () => {
  it('nobody expected is logged with its stack and told by its place in the log, without secrets', async () => {
    redactor.learn('canary-4711');
    const answer = await failing(new Error('boom canary-4711'))({ id: 1, command: 'sync.getStatus', input: {} });
    const logId = answer?.ok === false ? answer.error.logId : null;
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('canary');
    expect(desk.log.join('\n')).toContain(`sync.getStatus failed [${logId}] Error: boom`);
    expect(desk.log.join('\n')).toContain('receive.test.ts');
  });

  it('of SQLite has a code of ours, and damage is reported', async () => {
    const { default: Database } = await import('better-sqlite3');
    const broken = failing(new Database.SqliteError('database disk image is malformed', 'SQLITE_CORRUPT'));
    expect(await broken({ id: 1, command: 'sync.getStatus', input: {} })).toMatchObject({
      error: { code: 'database_damaged' },
    });
    expect(damaged).toBe(1);
    const full = failing(new Database.SqliteError('database or disk is full', 'SQLITE_FULL'));
    expect(await full({ id: 2, command: 'sync.getStatus', input: {} })).toMatchObject({ error: { code: 'disk_full' } });
    expect(damaged).toBe(1);
    const failed = failing(new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC'));
    expect(await failed({ id: 3, command: 'sync.getStatus', input: {} })).toMatchObject({
      error: { code: 'disk_failed' },
    });
    expect(damaged).toBe(2);
  });
});

describe('a command that holds the desk', () => {
  it('for longer than a frame or three is logged, one that only waits is not', async () => {
    const clock = { ...desk.services.clock, monotonicMs: () => performance.now() };
    const busy = () => {
      const until = performance.now() + 80;
      while (performance.now() < until);
      return desk.loop.status();
    };
    const sync = { ...desk.services.sync, status: busy };
    const parts = {
      services: { ...desk.services, clock, sync },
      redact: redactor.redact,
      personAsks: () => undefined,
    };
    await createReceiver(parts)({ id: 1, command: 'sync.getStatus', input: {} });
    expect(desk.log.filter((line) => line.includes('sync.getStatus held the desk'))).toHaveLength(1);
    await createReceiver(parts)({ id: 2, command: 'profiles.list', input: {} });
    expect(desk.log).toHaveLength(1);
  });
});
