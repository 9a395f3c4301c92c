import type { EventName, Events } from '#shared/events.ts';
import type { WritableDb } from '../../../src-main/desk/db/sql.ts';
import type { Services } from '../../../src-main/desk/services.ts';

type Part = Pick<Services, 'db' | 'clock' | 'jobs' | 'files' | 'publish' | 'log'>;

/** The services that features without a server need, and what they published and logged. */
export type TestServices = { services: Services; events: { name: EventName; payload: unknown }[]; log: string[] };

/** A clock that stands still until told otherwise; tickets are paths. */
export function makeTestServices(db: WritableDb, part: Partial<Part> = {}): TestServices {
  const events: TestServices['events'] = [];
  const log: string[] = [];
  const services: Part = {
    db,
    jobs: new Map(),
    clock: {
      now: () => new Date('2026-11-22T10:00:00.000Z'),
      monotonicMs: () => performance.now(),
      sleep: async () => {},
    },
    files: { resolve: async (ticket) => ticket },
    publish: (name, payload) => void events.push({ name, payload }),
    log: (level, text) => void log.push(`${level} ${text}`),
    ...part,
  };
  // Only what these features use; anything else fails loudly.
  return { services: services as Services, events, log };
}

/** Waits until a job has told of its end; answers how it ended. */
export async function endOfJob(
  { events }: Pick<TestServices, 'events'>,
  jobId: string,
): Promise<NonNullable<Events['job.progress']['finished']>> {
  for (;;) {
    for (const { payload } of events) {
      const told = payload as Events['job.progress'];
      if (told.jobId === jobId && told.finished) return told.finished;
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
