import { afterEach, describe, expect, it } from 'vitest';
import { listValues } from '../../../../src-main/desk/features/attributes/list-values.ts';
import { type AttributeDesk, named, openAttributeDesk } from '../../../helpers/open-attribute-desk.ts';
import { knoxDevice } from '../../../helpers/open-test-db.ts';

let desk: AttributeDesk;
afterEach(() => desk.close());

describe('the custom attributes of one device (behaviour 92)', () => {
  it('are those it has a value of, in the order of their names', async () => {
    desk = await openAttributeDesk();
    for (const name of ['Shelf', 'Depot', 'Empty']) desk.define(name);
    desk.define('Weight', 'number');
    await desk.set(named(0, 1), { name: 'Shelf', value: 'B 4' });
    await desk.set(named(0), { name: 'Depot' });
    await desk.set(named(0), { name: 'Weight', value: '0.280' });
    const of = (n: number) => listValues(desk.services, { deviceId: knoxDevice(n, null).deviceId }).values;
    expect(of(0)).toEqual([
      { name: 'Depot', type: 'text', value: 'Lyon' },
      { name: 'Shelf', type: 'text', value: 'B 4' },
      { name: 'Weight', type: 'number', value: '0.28' },
    ]);
    expect(of(5)).toEqual([]);
  });
});
