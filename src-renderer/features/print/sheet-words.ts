import type { TFunction } from 'i18next';
import { daysLeft } from '#shared/domain/enrollment-token.ts';
import type { Sheet } from '#shared/domain/paper.ts';
import { qrCorrection, utf8Bytes } from '#shared/domain/qr-capacity.ts';
import { tokenMark } from '#shared/domain/token-mark.ts';
import type { Format } from '../../text/format.ts';
import type { ReadSheet } from './use-sheets.ts';

/** A sheet hangs on a wall for a while: a token that ends sooner is warned of. Days. */
const SOON_DAYS = 7;

/** What stands on the sheet of a profile. */
export function sheetOf({ profile, payload }: ReadSheet, server: string | null): Sheet {
  const { profileId, name, withoutToken, enrollmentToken, enrollmentTokenExpiresAt, associatedUser } = profile;
  return {
    profileName: name,
    payload: payload.text,
    server,
    userName: associatedUser?.name ?? null,
    tokenEnds: withoutToken ? 'none' : enrollmentTokenExpiresAt,
    mark: withoutToken ? null : tokenMark(profileId, enrollmentToken?.issuedAt ?? null),
    wifi: payload.wifi,
  };
}

/** Whether the payload fits in a QR code at all. */
export function fitsOnPaper({ payload }: ReadSheet): boolean {
  return qrCorrection(payload.text) !== null;
}

/** What is to be known of a sheet before it is printed; what is so of every sheet names none. */
export function sheetWarnings({ t, format }: { t: TFunction; format: Format }, sheet: ReadSheet, now: Date): string[] {
  const { profile, payload } = sheet;
  const { enrollmentToken: token } = profile;
  const about = { profile: profile.name };
  const warnings: string[] = [];
  if (token?.changeId) warnings.push(t('print.warn.changing', about));
  const { issuedAt = null, printedAt = null } = token ?? {};
  if (issuedAt !== null && printedAt !== null && Date.parse(printedAt) < Date.parse(issuedAt))
    warnings.push(t('print.warn.void', { ...about, date: format.dateTime(issuedAt) }));
  const days = daysLeft(profile.enrollmentTokenExpiresAt, now);
  if (days === 0) warnings.push(t('print.warn.soonToday', about));
  else if (days !== null && days < SOON_DAYS) warnings.push(t('print.warn.soon', { ...about, count: days }));
  const correction = qrCorrection(payload.text);
  const bytes = utf8Bytes(payload.text);
  if (correction === null) warnings.push(t('print.warn.tooLarge', { ...about, bytes }));
  else if (correction !== 'H') warnings.push(t('print.warn.dense', { ...about, bytes }));
  if (payload.gaps.includes('server')) warnings.push(t('print.warn.noServer'));
  if (payload.gaps.includes('checksum')) warnings.push(t('print.warn.noChecksum'));
  return warnings;
}
