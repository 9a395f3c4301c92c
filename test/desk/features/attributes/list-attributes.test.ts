import { afterEach, describe, expect, it } from 'vitest';
import { listAttributes } from '../../../../src-main/desk/features/attributes/list-attributes.ts';
import { type AttributeDesk, named, openAttributeDesk } from '../../../helpers/open-attribute-desk.ts';

let desk: AttributeDesk;
afterEach(() => desk.close());

describe('the list of custom attributes', () => {
  it('counts the devices that have a value of each (behaviour 115)', async () => {
    desk = await openAttributeDesk();
    desk.define('Weight', 'number');
    desk.define('Depot');
    await desk.set(named(0, 1, 2), {});
    expect(listAttributes(desk.services, {})).toEqual({
      attributes: [
        { name: 'Depot', type: 'text', devices: 3 },
        { name: 'Weight', type: 'number', devices: 0 },
      ],
    });
  });
});
