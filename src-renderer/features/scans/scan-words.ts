import type { TFunction } from 'i18next';
import { readScan } from '#shared/domain/read-scan.ts';
import type { Scan, VerdictKind } from '#shared/domain/scan-verdict.ts';
import type { Format } from '../../text/format.ts';
import type { DotShape, DotTone } from '../../ui/StatusDot.tsx';

type Text = { t: TFunction; format: Format };

/** The colour of each kind of verdict. */
export const verdictTones: Record<VerdictKind, DotTone> = { good: 'provisioned', attention: 'waiting', bad: 'failed' };

/** Its shape in a list. */
export const verdictShapes: Record<VerdictKind, DotShape> = { good: 'check', attention: 'diamond', bad: 'cross' };

/** What the verdict means for the device in the person's hand. */
export function whatToDo({ t, format }: Text, scan: Scan): string {
  const { verdict, before, profileName } = scan;
  switch (verdict) {
    case 'already-scanned':
      return before
        ? t('scans.todo.already-scanned', { time: format.dateTime(before.at), batch: before.batchName })
        : t('scans.todo.scannedBefore');
    case 'wrong-profile':
      return t('scans.todo.wrong-profile', { profile: profileName ?? '—' });
    case 'bad-check-digit':
    case 'unreadable':
    case 'swapped':
      return whatIsWrong(t, scan);
    default:
      return t(`scans.todo.${verdict}`);
  }
}

/** What is wrong with a text that was not read as one device. */
function whatIsWrong(t: TFunction, { text, verdict }: Scan): string {
  const reading = readScan(text);
  if (reading.ok) return verdict === 'swapped' ? t('scans.todo.swapped') : t('scans.fault.unreadable');
  const { fault, detail } = reading;
  if (fault === 'wrong-length') return t('scans.fault.wrong-length', { count: Number(detail) });
  return t(`scans.fault.${fault}`, { digit: detail ?? '' });
}

/** Whether the scanner types for another keyboard than the computer has. */
export function isConverted(scan: Scan): boolean {
  // A scan of several codes one after another has them side by side.
  return readScan(scan.text).layout;
}
