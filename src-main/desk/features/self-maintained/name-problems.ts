import type { RowVerdict } from '#shared/domain/judge-csv-row.ts';
import type { DeviceProblem } from '#shared/domain/self-maintained.ts';

/** Why a form's device is refused, each reason at its field; `device` counts from 0. */
export function problemsOf({ problems }: Extract<RowVerdict, { ok: false }>, device: number): DeviceProblem[] {
  return problems.map(({ what, column, detail }) => {
    const field = column !== null && 'field' in column ? column.field : null;
    return { device, field, reason: what, detail };
  });
}

/** That a profile has a device of these identifiers already. */
export function alreadyThere(device: number): DeviceProblem {
  return { device, field: null, reason: 'already-there', detail: null };
}
