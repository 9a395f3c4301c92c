import { expect, it } from 'vitest';
import { eachEditSlice } from '../../../src-main/desk/db/each-edit-slice.ts';
import { transaction } from '../../../src-main/desk/db/sql.ts';
import { insertAttribute } from '../../../src-main/desk/db/tables/attributes.ts';
import { EDITS_PER_SLICE, putOwnValues } from '../../../src-main/desk/db/tables/device-edits.ts';
import { deviceId, knoxDevice, openFilledWorkspace } from './open-test-workspace.ts';

it('goes through what still is as a deed left it, slice by slice', async () => {
  const numbers = Array.from({ length: EDITS_PER_SLICE + 10 }, (_, n) => n);
  const db = await openFilledWorkspace(numbers.map((n) => knoxDevice(n)));
  insertAttribute(db, { name: 'Site', type: 'text', at: '' });
  const values = numbers.map((n) => [deviceId(n), `site ${n}`] as const);
  transaction(db, () => putOwnValues(db, values, { name: 'Site', becomes: 'overwrite', entry: 1_000 }));
  const later = [[deviceId(3), 'later']] as const;
  transaction(db, () => putOwnValues(db, later, { name: 'Site', becomes: 'overwrite', entry: 1_001 }));
  const slices: [number, number][] = [];
  await eachEditSlice(db, { editId: 1_000, edited: { kind: 'attribute', name: 'Site' } }, (standing, looked) =>
    slices.push([standing.length, looked]),
  );
  const sum = (at: 0 | 1) => slices.reduce((all, slice) => all + slice[at], 0);
  expect([sum(0), sum(1), slices.length]).toEqual([numbers.length - 1, numbers.length, 2]);
});
