import { afterEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readAttributes } from '../../../../src-main/desk/db/tables/attributes.ts';
import { type AttributeDesk, openAttributeDesk } from '../../../helpers/open-attribute-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: AttributeDesk;
afterEach(() => desk.close());

describe('making a custom attribute (behaviour 115)', () => {
  it('is one entry of the log, and tells the lists', async () => {
    desk = await openAttributeDesk();
    desk.define('Weight', 'number');
    expect(readAttributes(desk.db)).toEqual([{ name: 'Weight', type: 'number', devices: 0 }]);
    const [entry] = readActivity(desk.db, 5);
    expect(entry).toMatchObject({ action: 'attributes.define', actor: 'tester', changeId: null });
    expect(desk.changedTables()).toEqual(['attributes', 'activity']);
  });

  it('refuses a name that is there already, whatever its case', async () => {
    desk = await openAttributeDesk();
    desk.define('Étage');
    expect(await thrownCode(() => desk.define('étage', 'number'))).toBe('attribute_name_taken');
    expect(readAttributes(desk.db)).toHaveLength(1);
    expect(readActivity(desk.db, 5)).toHaveLength(1);
  });
});
