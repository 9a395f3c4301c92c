import { imeiCheckDigit } from '../shared/domain/imei.ts';
import { mix } from './device-identity.ts';

/** A row of an uploaded file; attributes are the columns without a meaning of their own. */
export type UploadedRow = {
  imei: string | null;
  serial: string | null;
  manufacturer: string | null;
  userName: string | null;
  attributes: Record<string, string>;
};

/** A device of a Self-Maintained profile; `registeredAt` null: it was not switched on yet. */
export type SelfMaintainedDevice = UploadedRow & { id: string; registeredAt: number | null };

/** Counts devices ever made, so that no id is given twice. */
type Counter = { madeDevices: number };

/** New devices with ids never given before. */
export function makeDevices(counter: Counter, rows: readonly UploadedRow[]): SelfMaintainedDevice[] {
  return rows.map((row) => {
    counter.madeDevices += 1;
    return { ...row, id: `sm-${90_000 + counter.madeDevices}`, registeredAt: null };
  });
}

const makers = [
  { manufacturer: 'Zebra', tac: '35902510', head: '2119' },
  { manufacturer: 'Honeywell', tac: '35758109', head: '2030' },
  { manufacturer: 'Datalogic', tac: null, head: 'G20' },
] as const;
const sites = ['Lyon', 'Rotterdam', 'Leeds'];

/** The devices of the first day: handhelds of other makers, some without an IMEI; every third one registered already. */
export function seedHandhelds(counter: Counter, seed: number, today: number): SelfMaintainedDevice[] {
  const rows = Array.from({ length: 36 }, (_, at): UploadedRow => {
    const { manufacturer, tac, head } = makers[mix(seed, at) % 3] ?? makers[0];
    const number = String(mix(seed ^ 0x5e1f, at) % 1_000_000).padStart(6, '0');
    const body = tac === null ? null : tac + number;
    const serial = `${head}${number}${at}`;
    const attributes = { Site: sites[at % 3] ?? '' };
    return { imei: body && body + imeiCheckDigit(body), serial, manufacturer, userName: null, attributes };
  });
  const devices = makeDevices(counter, rows);
  return devices.map((device, at) => ({ ...device, registeredAt: at % 3 === 0 ? today - 86_400_000 : null }));
}
