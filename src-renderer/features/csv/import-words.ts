import type { TFunction } from 'i18next';
import { type ImportNote, type ImportRefusal, type ImportVerdict, importRefusals } from '#shared/domain/csv-import.ts';
import { isRefusal } from '#shared/domain/judge-import-row.ts';
import type { DotShape, DotTone } from '../../ui/StatusDot.tsx';

/** What to do about a cell, or what it is read as. */
export function noteWords(t: TFunction, { what, cell, detail }: ImportNote): string {
  if (what === 'imei-crossed' && detail === null) return t('import.notes.imei-crossed-here');
  return t(`import.notes.${what}`, { detail: detail ?? '', value: detail ?? cell });
}

/** All that is said of a row, on one line: what refuses it first. */
export function rowWords(t: TFunction, notes: readonly ImportNote[]): string {
  const ordered = [...notes.filter(({ what }) => isRefusal(what)), ...notes.filter(({ what }) => !isRefusal(what))];
  return ordered.map((note) => noteWords(t, note)).join(' ');
}

/** The reasons of refused rows in the window's language, with places for what is only known of each row. */
export function refusalWords(t: TFunction): Record<ImportRefusal, string> {
  const words = importRefusals.map((what) => [what, t(`import.notes.${what}`, { detail: '%detail%' })]);
  return Object.fromEntries(words);
}

/** Colour and shape of a verdict. */
export const verdictSigns: Record<ImportVerdict, { tone: DotTone; shape: DotShape }> = {
  accepted: { tone: 'provisioned', shape: 'check' },
  corrected: { tone: 'waiting', shape: 'check-part' },
  refused: { tone: 'failed', shape: 'cross' },
};
