import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Events } from '#shared/events.ts';
import { readSuspicion } from '../../../../src-main/desk/db/suspicion.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readLastCheck } from '../../../../src-main/desk/db/tables/storage.ts';
import { cancelJob } from '../../../../src-main/desk/features/jobs/cancel-job.ts';
import { checkDatabases } from '../../../../src-main/desk/features/storage/check-databases.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk({ devices: 5 });
});
afterEach(() => desk.close());

const told = () =>
  desk.events.flatMap(({ name, payload }) => (name === 'job.progress' ? [payload as Events['job.progress']] : []));

async function ended(jobId: string): Promise<Events['job.progress']['finished']> {
  await desk.until(() => told().some((one) => one.jobId === jobId && one.finished !== null));
  return told().find((one) => one.jobId === jobId && one.finished !== null)?.finished ?? null;
}

describe('a full check', () => {
  it('tells how far it is, and remembers when it was', async () => {
    const { jobId } = checkDatabases(desk.services);
    expect(await ended(jobId)).toEqual({ ok: true, detail: null });
    expect(told().at(-1)?.progress).toMatchObject({ done: 100, total: 100 });
    expect(readLastCheck(desk.db)).toMatchObject({ problems: 0 });
    expect(readActivity(desk.db, 1)[0]).toMatchObject({ action: 'workspace.checked', facts: '{"problems":0}' });
    expect(desk.changedTables()).toContain('storage');
  });

  it('that finds damage has it put right by a new start', async () => {
    // As a write that lost its way leaves it: an index that contradicts its table.
    desk.db.exec(
      "INSERT INTO main.activity (at, actor, action, facts, previous_hash, hash) VALUES ('then', 'ann', '', '{}', '', '')",
    );
    const other = new Database(join(desk.folder, 'ledger.db'));
    other.unsafeMode(true);
    other.pragma('writable_schema = ON');
    other.exec("UPDATE sqlite_schema SET sql = replace(sql, '(actor', '(hash') WHERE name = 'activity_by_actor'");
    other.close();
    const { jobId } = checkDatabases(desk.services);
    expect(await ended(jobId)).toMatchObject({ ok: false, error: { code: 'damage_found' } });
    expect(readSuspicion(desk.folder)).toBe('check');
    expect(desk.log.join('\n')).toMatch(/the full check found damage.*activity_by_actor/);
    expect(desk.log).toContain('warn starts anew');
  });

  it('can be stopped, and then counts for nothing', async () => {
    const { jobId } = checkDatabases(desk.services);
    cancelJob(desk.services, { jobId });
    expect(await ended(jobId)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(readLastCheck(desk.db)).toBeNull();
  });

  it('that cannot run says so', async () => {
    desk.services.workerFile = `${desk.folder}/none.js`;
    rmSync(desk.services.workerFile, { force: true });
    const { jobId } = checkDatabases(desk.services);
    expect(await ended(jobId)).toMatchObject({ ok: false, error: { code: 'internal' } });
  });
});
