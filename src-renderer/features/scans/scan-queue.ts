/** How a queue stands: what waits for an answer, and the error that stopped it, null while it runs. */
export type QueueState = { waiting: number; error: unknown };

/** What a queue is made of. */
export type QueueParts<Job, Outcome> = {
  /** Does one job; the next begins when it has answered. */
  perform: (job: Job) => Promise<Outcome>;
  onOutcome: (outcome: Outcome) => void;
  onState: (state: QueueState) => void;
};

/** Jobs in the order they came, one at a time: a scanner types faster than answers come. */
export type ScanQueue<Job> = {
  /** Adds a job; one that had failed is tried again first. */
  add: (job: Job) => void;
  retry: () => void;
  /** Gives up what waits behind an error. */
  discard: () => void;
};

/** A queue that stops at an error and keeps everything behind it, in order, until it is told to go on. */
export function createScanQueue<Job, Outcome>(parts: QueueParts<Job, Outcome>): ScanQueue<Job> {
  let jobs: { job: Job }[] = [];
  let error: unknown = null;
  let running = false;

  const tell = () => parts.onState({ waiting: jobs.length, error });

  async function goOn(): Promise<void> {
    if (running) return;
    running = true;
    error = null;
    for (let [next] = jobs; next !== undefined && error === null; [next] = jobs) {
      tell();
      try {
        const outcome = await parts.perform(next.job);
        jobs = jobs.slice(1);
        parts.onOutcome(outcome);
      } catch (thrown) {
        error = thrown;
      }
    }
    running = false;
    tell();
  }

  return {
    add(job) {
      jobs = [...jobs, { job }];
      tell();
      void goOn();
    },
    retry: () => void goOn(),
    discard() {
      if (error === null) return;
      jobs = [];
      error = null;
      tell();
    },
  };
}
