import { afterEach, describe, expect, it } from 'vitest';
import { insertAttribute } from '../../../../src-main/desk/db/tables/attributes.ts';
import { needAttribute } from '../../../../src-main/desk/features/attributes/need-attribute.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let test: TestDb;
afterEach(() => test.close());

describe('an attribute that is needed', () => {
  it('is the one of that name, as it is written here; anything else is refused', async () => {
    test = openTestDb();
    insertAttribute(test.db, { name: 'Étage', type: 'number', at: '' });
    expect(needAttribute(test.db, 'étage')).toEqual({ name: 'Étage', type: 'number' });
    expect(await thrownCode(() => needAttribute(test.db, 'etage'))).toBe('not_found');
  });
});
