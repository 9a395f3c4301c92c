import { describe, expect, it } from 'vitest';
import { replaceUsers } from '../../../../src-main/desk/db/tables/users.ts';
import { searchUsers } from '../../../../src-main/desk/features/profiles/search-users.ts';
import { openTestWorkspace } from '../../db/open-test-workspace.ts';
import { makeTestServices } from '../make-test-services.ts';

function openExample() {
  const db = openTestWorkspace();
  replaceUsers(db, [
    { userId: 'u1', name: 'Camille Lefèvre', email: 'camille@x.example' },
    { userId: 'u2', name: 'Ann Lewis', email: 'ann@x.example' },
    { userId: 'u3', name: 'Bert Vos', email: 'lewis.desk@x.example' },
  ]);
  return makeTestServices(db).services;
}

describe('Select User (behaviours 49, 91)', () => {
  it('finds by any part of name or mail address, accents and case aside, without asking a server', () => {
    const services = openExample();
    const found = (text: string) => searchUsers(services, { text, limit: 10 }).users.map(({ userId }) => userId);
    expect(found('lefevre')).toEqual(['u1']);
    expect(found('LEWIS')).toEqual(['u2', 'u3']);
    expect(found('@x.example')).toEqual(['u2', 'u3', 'u1']);
    expect(found('nobody')).toEqual([]);
  });

  it('gives no more than asked for, and counts the rest', () => {
    expect(searchUsers(openExample(), { text: '', limit: 2 })).toMatchObject({ total: 3, users: [{}, {}] });
  });
});
