import type { ActivityFilter } from '#shared/domain/activity-entry.ts';

/** A filter with one part of it another; undefined lets that part go. */
export function withPart<Part extends keyof ActivityFilter>(
  filter: ActivityFilter,
  part: Part,
  value: ActivityFilter[Part] | undefined,
): ActivityFilter {
  const { [part]: _old, ...rest } = filter;
  return value === undefined ? rest : { ...rest, [part]: value };
}

/** Whether a filter lets everything through. */
export function isOpen(filter: ActivityFilter): boolean {
  return Object.keys(filter).length === 0;
}
