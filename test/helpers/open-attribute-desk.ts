import type { AttributeEdit, AttributeType } from '#shared/domain/custom-attribute.ts';
import type { DeviceId, DeviceSelection } from '#shared/domain/device.ts';
import { readValues } from '../../src-main/desk/db/tables/attributes.ts';
import { defineAttribute } from '../../src-main/desk/features/attributes/define-attribute.ts';
import { setAttribute } from '../../src-main/desk/features/attributes/set-attribute.ts';
import { fillCache, knoxDevice } from './open-test-db.ts';
import { openTestDesk, type TestDesk } from './open-test-desk.ts';

/** A desk with so many devices, half of them in each of two profiles, and the words to edit their attributes. */
export type AttributeDesk = TestDesk & {
  define(name: string, type?: AttributeType): void;
  set(selection: DeviceSelection, edit: Partial<AttributeEdit>): ReturnType<typeof setAttribute>;
  /** Values of one attribute by device number, null where there is none. */
  valuesOf(name: string, ...numbers: number[]): (string | null)[];
};

/** Device numbers as a selection. */
export function named(...numbers: number[]): DeviceSelection {
  return { kind: 'named', deviceIds: numbers.map((n) => knoxDevice(n, null).deviceId) };
}

export async function openAttributeDesk(devices = 8): Promise<AttributeDesk> {
  const desk = await openTestDesk({ connected: false });
  await fillCache(
    desk.db,
    Array.from({ length: devices }, (_, n) => knoxDevice(n, n < devices / 2 ? 'p1' : 'p2')),
    ['p1', 'p2'],
  );
  const readOne = (name: string, deviceId: DeviceId) =>
    readValues(desk.db, deviceId).find((one) => one.name === name)?.value ?? null;
  return {
    ...desk,
    define: (name, type = 'text') => void defineAttribute(desk.services, { name, type }),
    set: (selection, edit) =>
      setAttribute(desk.services, {
        selection,
        edit: { name: 'Depot', value: 'Lyon', mode: 'overwrite', ...edit },
      }),
    valuesOf: (name, ...numbers) => numbers.map((n) => readOne(name, knoxDevice(n, null).deviceId)),
  };
}
