import type { KnoxClient, Services } from '../../services.ts';

/** Remembers a moment, to be told in the server's time once its clock is known from an answer. */
export function markMoment(services: Services, knox: KnoxClient): () => Date {
  const began = services.clock.monotonicMs();
  return () => {
    const elapsed = services.clock.monotonicMs() - began;
    return new Date(services.clock.now().getTime() + knox.clockOffsetMs() - elapsed);
  };
}
