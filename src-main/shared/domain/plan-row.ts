/** The columns of an exported plan, in the order of a CSV file. */
export const planColumns = [
  'order',
  'change',
  'kind',
  'target',
  'deviceId',
  'imei',
  'serial',
  'what',
  'was',
  'seenNow',
  'willBe',
  'state',
  'reason',
] as const;

/** One of them. */
export type PlanColumn = (typeof planColumns)[number];

/**
 * A line of an exported plan: one device of a change, or one thing a change of a profile alters. Kinds, states, reasons and
 * what is altered are the codes of the contract; null where there is none.
 */
export type PlanRow = Readonly<Record<Exclude<PlanColumn, 'order'>, string | null>> & { order: number };

/** What an exported plan calls itself, so that a program knows what it reads. */
export const PLAN_FORMAT = { format: 'muster-plan', version: 1 } as const;
