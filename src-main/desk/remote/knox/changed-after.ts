import type { KnoxWire } from './wire.ts';

const MINUTE_MS = 60_000;

/**
 * The changedAfter parameter in the form of the dialect: Samsung speaks of a count of hours, of minutes, or a date, and
 * gives no syntax (knox-api 2.1). Counts are rounded up: better a device twice than one missed.
 */
export function writeChangedAfter(
  wire: Pick<KnoxWire['devices']['changedAfter'], 'format' | 'suffix'>,
  since: Date,
  serverNowMs: number,
): string {
  const minutes = Math.max(1, Math.ceil((serverNowMs - since.getTime()) / MINUTE_MS));
  const forms = {
    epochMs: () => String(since.getTime()),
    iso: () => since.toISOString(),
    hours: () => String(Math.ceil(minutes / 60)),
    minutes: () => String(minutes),
  };
  return forms[wire.format]() + wire.suffix;
}
