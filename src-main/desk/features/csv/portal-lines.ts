import { setImmediate } from 'node:timers/promises';
import {
  type BlockedCell,
  blockOf,
  omissionOf,
  type PortalColumn,
  type PortalDevice,
  type PortalFile,
  type PortalOmission,
  samsungCell,
  samsungColumnsOf,
  samsungHeaders,
} from '#shared/domain/portal-file.ts';
import { type CsvDialect, type CsvExtras, deviceCells, headerCells } from '#shared/domain/self-maintained-csv.ts';
import { AppError } from '#shared/errors.ts';
import { openCredentials, type ReadingServices } from '../../db/read-credentials.ts';
import { readPortalDevices } from '../../db/tables/portal-devices.ts';

type Cells = (string | null)[];

/** How the lines of a file for a portal are made: its columns, and what stands in them. */
export type PortalForm = {
  content: PortalFile;
  header: Cells | null;
  columns: readonly PortalColumn[];
  cellsOf(device: PortalDevice): Cells;
};

/** What some devices in a row come to. */
export type PortalSlice = {
  devices: number;
  lines: Cells[];
  /** How many of these lines have a password. */
  passwords: number;
  omitted: PortalOmission[];
  blocked: BlockedCell[];
};

const DEVICES_PER_SLICE = 1000;
/** Everything KME enrols is Samsung's. */
const MANUFACTURER = 'Samsung';

/** The form of a file: Samsung's columns go by their places, Ivanti's by the names of its dialect. */
export function portalForm(content: PortalFile, dialect: CsvDialect): PortalForm {
  if (content.kind === 'ivanti') return ivantiForm(content, dialect);
  const columns = samsungColumnsOf(content);
  return {
    content,
    header: content.header ? samsungHeaders(content) : null,
    columns,
    cellsOf: (device) => columns.map((column) => samsungCell(device, column, content)),
  };
}

function ivantiForm(content: PortalFile, dialect: CsvDialect): PortalForm {
  const extras: CsvExtras = { userNames: content.users, attributes: content.attributes };
  const users: PortalColumn[] = content.users ? ['user'] : [];
  return {
    content,
    header: headerCells(dialect, extras),
    columns: ['imei', 'serial', 'manufacturer', ...users, ...content.attributes.map(() => 'attribute' as const)],
    cellsOf: ({ imei, serial, userName, attributes }) => {
      const named = content.attributes.map((name, at): [string, string] => [name, attributes[at] ?? '']);
      const row = { imei, serial, manufacturer: MANUFACTURER, userName, attributes: Object.fromEntries(named) };
      return deviceCells(row, extras);
    },
  };
}

/**
 * Reads devices by row number and makes the lines of a file of them; of devices with the same user, one line of credentials.
 * Throws `password_lost` and what the keychain says, when passwords are asked for.
 */
export async function* portalSlices(
  services: ReadingServices,
  rows: Uint32Array,
  form: PortalForm,
): AsyncGenerator<PortalSlice> {
  const { attributes, kind } = form.content;
  const passwordOf = kind === 'credentials' ? new Map<string, string | null>() : null;
  for (let first = 0; first < rows.length; first += DEVICES_PER_SLICE) {
    const devices = readPortalDevices(services.db, [...rows.subarray(first, first + DEVICES_PER_SLICE)], attributes);
    if (form.columns.includes('password')) await addPasswords(services, devices);
    const slice: PortalSlice = { devices: devices.length, lines: [], passwords: 0, omitted: [], blocked: [] };
    for (const device of devices) {
      const known = device.userName === '' ? undefined : passwordOf?.get(device.userName);
      if (known === undefined) addDevice(slice, device, form);
      else if (device.password !== null && device.password !== known) slice.omitted.push('other-password');
      if (known === undefined) passwordOf?.set(device.userName, device.password);
    }
    yield slice;
    await setImmediate();
  }
}

async function addPasswords(services: ReadingServices, devices: PortalDevice[]): Promise<void> {
  const { found, lost } = await openCredentials(
    services,
    devices.map(({ deviceId }) => deviceId),
  );
  const [deviceId] = lost;
  if (deviceId !== undefined) throw new AppError('password_lost', 'a password cannot be opened', { deviceId });
  const passwords = new Map(found.map((one) => [one.deviceId, one.password]));
  for (const device of devices) device.password = passwords.get(device.deviceId) ?? null;
}

function addDevice(slice: PortalSlice, device: PortalDevice, { content, columns, cellsOf }: PortalForm): void {
  const omission = omissionOf(device, content.kind);
  if (omission !== null) {
    slice.omitted.push(omission);
    return;
  }
  const cells = cellsOf(device);
  cells.forEach((cell, at) => {
    const why = blockOf(cell);
    const column = columns[at];
    if (why === null || cell === null || column === undefined) return;
    const label = device.imei ?? device.serial ?? device.deviceId;
    const name = column === 'attribute' ? (content.attributes[at - columns.indexOf('attribute')] ?? null) : null;
    const shown = column === 'password' ? '' : cell;
    slice.blocked.push({ deviceId: device.deviceId, label, column, name, cell: shown, why });
  });
  slice.lines.push(cells);
  if (device.password !== null) slice.passwords += 1;
}
