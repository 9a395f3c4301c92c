import type { DeviceLabel } from '#shared/domain/paper.ts';

/** What the QR code of a label holds: each identifier by its name, on one line, for a scanner ends at the next. */
export function labelText({ imei, imei2, serial }: Pick<DeviceLabel, 'imei' | 'imei2' | 'serial'>): string {
  const named = [
    [imei2 === null ? 'IMEI' : 'IMEI1', imei],
    ['IMEI2', imei2],
    ['SN', serial],
  ];
  return named.flatMap(([name, value]) => (value === null ? [] : `${name}:${value}`)).join(' ');
}
