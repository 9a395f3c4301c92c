import type { KnoxClient, Services } from '../../services.ts';

/** Remembers a moment, to be told in the server's time once its clock is known from an answer. */
export function markMoment({ clock }: Services, server: Pick<KnoxClient, 'serverTimeAt'>): () => Date {
  const moment = { wallMs: clock.now().getTime(), monotonicMs: clock.monotonicMs() };
  return () => server.serverTimeAt(moment);
}

/** This moment in the server's time, as ISO text: what is written of it never depends on a clock of ours. */
export function serverTime(services: Services, server: Pick<KnoxClient, 'serverTimeAt'>): string {
  return markMoment(services, server)().toISOString();
}
