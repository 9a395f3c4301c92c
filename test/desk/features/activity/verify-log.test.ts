import { describe, expect, it } from 'vitest';
import { chainVerdictSchema } from '#shared/domain/activity-chain.ts';
import { transaction } from '../../../../src-main/desk/db/sql.ts';
import { appendActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { verifyLog } from '../../../../src-main/desk/features/activity/verify-log.ts';
import { cancelJob } from '../../../../src-main/desk/features/jobs/cancel-job.ts';
import { openTestWorkspace } from '../../db/open-test-workspace.ts';
import { endOfJob, makeTestServices } from '../make-test-services.ts';

function openLog(entries: number) {
  const db = openTestWorkspace();
  transaction(db, () => {
    for (let n = 0; n < entries; n += 1)
      appendActivity(db, { at: '', actor: 'ann', action: 'tokens.copy', changeId: null, facts: { n } });
  });
  return { db, test: makeTestServices(db) };
}

describe('Verify', () => {
  it('answers with its end how many entries hold and where the chain ends, and tells of progress', async () => {
    const { db, test } = openLog(1_000);
    const { jobId } = verifyLog(test.services);
    const end = await endOfJob(test, jobId);
    const verdict = chainVerdictSchema.parse(JSON.parse((end.ok && end.detail) || ''));
    const head = db.prepare('SELECT hash FROM activity WHERE entry = 1000').pluck().get();
    expect(verdict).toEqual({ ok: true, entries: 1_000, head });
    expect(test.events[0]?.payload).toMatchObject({ jobId, kind: 'verify', progress: { done: 0, total: 1_000 } });
  });

  it('answers which entry is the first that was touched', async () => {
    const { db, test } = openLog(10);
    db.exec("DROP TRIGGER activity_keeps_what_was; UPDATE activity SET actor = 'bob' WHERE entry = 4");
    const end = await endOfJob(test, verifyLog(test.services).jobId);
    expect(end).toEqual({ ok: true, detail: '{"ok":false,"fault":"altered","entry":4}' });
  });

  it('can be cancelled', async () => {
    const { test } = openLog(2_000);
    const { jobId } = verifyLog(test.services);
    expect(cancelJob(test.services, { jobId })).toEqual({ cancelled: true });
    expect(await endOfJob(test, jobId)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('lets the desk answer others after every two hundred entries', async () => {
    const { test } = openLog(10_000);
    const { jobId } = verifyLog(test.services);
    let turns = 0;
    const look = () => {
      turns += 1;
      if (test.services.jobs.size > 0) setImmediate(look);
    };
    look();
    await endOfJob(test, jobId);
    expect(turns).toBeGreaterThanOrEqual(50);
  });
});
