import {
  type CsvField,
  type DeviceForm,
  type DeviceProblem,
  LONGEST_CELL,
  type SelfMaintainedRow,
} from '#shared/domain/self-maintained.ts';

/** An attribute as it is entered; `key` tells two rows of the form apart. */
export type EnteredAttribute = { key: number; name: string; value: string };

/** A device as it is entered. */
export type EnteredDevice = Pick<DeviceForm, 'imei' | 'serial' | 'manufacturer'> & {
  attributes: readonly EnteredAttribute[];
};

/** The form before anything is entered. */
export const emptyDevice: EnteredDevice = { imei: '', serial: '', manufacturer: '', attributes: [] };

/** The form of a device that is there. */
export function enteredOf({ imei, serial, manufacturer, attributes }: SelfMaintainedRow): EnteredDevice {
  const entries = Object.entries(attributes).map(([name, value], at) => ({ key: at + 1, name, value }));
  return { imei: imei ?? '', serial: serial ?? '', manufacturer: manufacturer ?? '', attributes: entries };
}

/** What is kept for the next device of a carton: maker and attributes are the same, identifiers are not. */
export function nextDevice(entered: EnteredDevice): EnteredDevice {
  return { ...entered, imei: '', serial: '' };
}

/** What is asked of the desk; an attribute without name and value was only begun. */
export function toDeviceForm({ imei, serial, manufacturer, attributes }: EnteredDevice): DeviceForm {
  const filled = attributes.map(({ name, value }) => [name.trim(), value.trim()] as const);
  const named = filled.filter(([name, value]) => name !== '' && value !== '');
  return { imei, serial, manufacturer, attributes: Object.fromEntries(named) };
}

/** Whether an attribute is half entered: empty values are refused (behaviour 115). */
export function isHalfEntered({ name, value }: EnteredAttribute): boolean {
  return (name.trim() === '') !== (value.trim() === '') || value.length > LONGEST_CELL;
}

/** The problem that stands at a field; what is about the whole device stands at its first one. */
export function problemAt(problems: readonly DeviceProblem[], field: CsvField): DeviceProblem | null {
  return problems.find((problem) => (problem.field ?? 'imei') === field) ?? null;
}
