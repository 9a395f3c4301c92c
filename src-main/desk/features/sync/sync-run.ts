import type { Progress, SyncPhase } from '#shared/domain/sync-status.ts';
import type { ErrorEnvelope } from '#shared/errors.ts';
import type { DataTable } from '#shared/events.ts';
import type { IvantiClient, KnoxClient, Services } from '../../services.ts';
import type { SendMemory } from './sync-schedule.ts';

/** One pass of the sync loop: what its steps are handed. */
export type SyncRun = {
  services: Services;
  knox: KnoxClient;
  ivanti: IvantiClient | null;
  /** Ivanti could not be read in this pass: what it is to carry out waits, everything else goes on. */
  ivantiAway: boolean;
  /** Ends reading at once, and sending before the next request. */
  signal: AbortSignal;
  /** Ends a request that writes; comes seconds after `signal`, so that its answer is mostly heard. */
  sendSignal: AbortSignal;
  memory: SendMemory;
  /** Nothing is to be sent now: the person has paused sending, or only wants to look. */
  isPaused(): boolean;
  /** Says what is being done, for the top bar. */
  show(phase: SyncPhase, progress: Progress | null): void;
  /** Says that rows of these tables changed; told to the window a few times a second at most. */
  announce(tables: readonly DataTable[]): void;
  /** Notes a failure that does not end the pass. */
  note(error: ErrorEnvelope): void;
  /** Lets urgent work in between two pages of long reading. */
  between(): Promise<void>;
};
