const DAY_MS = 86_400_000;

/** When a day begins where the reader is, ISO text; `day` is as a date field has it: 2026-11-22. */
export function startOf(day: string): string {
  return new Date(`${day}T00:00`).toISOString();
}

/** When a day is over where the reader is, ISO text. A day may have 23 or 25 hours. */
export function endOf(day: string): string {
  const noonAfter = new Date(new Date(`${day}T12:00`).getTime() + DAY_MS);
  return startOf(dayAt(noonAfter));
}

/** The day that begins at a time, as a date field has it; empty for none. */
export function dayFrom(iso: string | undefined): string {
  return iso === undefined ? '' : dayAt(new Date(iso));
}

/** The day that is over at a time, as a date field has it; empty for none. */
export function dayTo(iso: string | undefined): string {
  return iso === undefined ? '' : dayAt(new Date(Date.parse(iso) - 1));
}

function dayAt(time: Date): string {
  const part = (value: number, digits: number) => String(value).padStart(digits, '0');
  return [part(time.getFullYear(), 4), part(time.getMonth() + 1, 2), part(time.getDate(), 2)].join('-');
}
