import { describe, expect, it } from 'vitest';
import { cancelJob } from '../../../../src-main/desk/features/jobs/cancel-job.ts';
import { openTestWorkspace } from '../../db/open-test-workspace.ts';
import { makeTestServices } from '../make-test-services.ts';

describe('cancelling a job', () => {
  it('tells the job to stop', () => {
    const job = new AbortController();
    const { services } = makeTestServices(openTestWorkspace(), { jobs: new Map([['job-1', job]]) });
    expect(cancelJob(services, { jobId: 'job-1' })).toEqual({ cancelled: true });
    expect(job.signal.aborted).toBe(true);
  });

  it('that has ended already changes nothing', () => {
    expect(cancelJob(makeTestServices(openTestWorkspace()).services, { jobId: 'job-1' })).toEqual({ cancelled: false });
  });
});
