import { describe, expect, it } from 'vitest';
import type { ParsedInput } from '#shared/contract.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { createProfile } from '../../../../src-main/desk/features/self-maintained/create-profile.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { checked, fileWith, openCsvDesk } from './open-csv-desk.ts';

type Input = ParsedInput<'selfMaintained.create'>;

const GOOD = 'IMEI,Site,User\n353227410022505,Lyon,m.bell\n49015420323751,,\n';

async function asked(text: string, special: Partial<Input> = {}) {
  const test = openCsvDesk();
  const { stagedId } = await checked(test, fileWith(text));
  const input: Input = {
    ...{ stagedId, name: 'Depot', description: 'By hand', withoutToken: false, userId: null },
    mode: 'all-or-nothing',
    ...special,
  };
  return { test, input, db: test.services.db };
}

const rowsOf = (db: Awaited<ReturnType<typeof asked>>['db']) =>
  db.prepare('SELECT imei, user_name, attributes FROM main.import_rows ORDER BY row').raw().all();

describe('making a Self-Maintained profile (behaviours 101, 109)', () => {
  it('queues one change with the rows beside it, tells lists and sender, and writes it down', async () => {
    const { test, input, db } = await asked(GOOD, { userId: 'u-1' });
    const { profileId, changeId } = createProfile(test.services, input);
    const change = readChange(db, changeId);
    expect(change?.intent).toMatchObject({
      ...{ kind: 'upload-self-maintained', profileId, name: 'Depot', devices: 2, userId: 'u-1' },
    });
    expect(change).toMatchObject({ devices: 1, state: 'waiting', profileName: 'Depot' });
    expect(rowsOf(db)).toEqual([
      ['353227410022505', 'm.bell', '{"Site":"Lyon"}'],
      ['490154203237518', null, '{}'],
    ]);
    expect(test.nudges).toEqual(['change']);
    expect(readActivity(db, 1)[0]).toMatchObject({ action: 'selfMaintained.create', actor: 'depot' });
  });

  it('names no user when it is made without token', async () => {
    const { test, input, db } = await asked(GOOD, { userId: 'u-1', withoutToken: true });
    const { changeId } = createProfile(test.services, input);
    expect(readChange(db, changeId)?.intent).toMatchObject({ withoutToken: true, userId: null });
  });

  it('takes the good rows alone only when asked to', async () => {
    const { test, input, db } = await asked(`${GOOD}12,,\n`);
    expect(await thrownCode(() => createProfile(test.services, input))).toBe('csv_rows_refused');
    expect(rowsOf(db)).toEqual([]);
    createProfile(test.services, { ...input, mode: 'good-rows' });
    expect(rowsOf(db)).toHaveLength(2);
  });

  const refusals: [string, string, Partial<Input>][] = [
    ['a name Samsung would refuse', 'profile_name_wrong', { name: 'a/b' }],
    ['a name that is taken', 'profile_name_taken', { name: 'older HANDHELDS' }],
    ['a user Ivanti does not know', 'user_not_found', { userId: 'u-9' }],
    ['a file that is held no longer', 'not_found', { stagedId: 'gone' }],
  ];
  it.each(refusals)('refuses %s, and keeps nothing', async (_name, code, special) => {
    const { test, input, db } = await asked(GOOD, special);
    expect(await thrownCode(() => createProfile(test.services, input))).toBe(code);
    expect([rowsOf(db), readActivity(db, 1), test.nudges]).toEqual([[], [], []]);
  });

  it('refuses a file without a good row, and a workspace without Ivanti', async () => {
    const bad = await asked('IMEI\n12\n', { mode: 'good-rows' });
    expect(await thrownCode(() => createProfile(bad.test.services, bad.input))).toBe('csv_empty');
    const { test, input, db } = await asked(GOOD);
    db.exec('UPDATE main.integration SET ivanti_base_url = NULL');
    expect(await thrownCode(() => createProfile(test.services, input))).toBe('ivanti_needed');
  });

  it('takes the name of one that waits for taken, and sweeps the rows of changes that are over', async () => {
    const { test, input, db } = await asked(GOOD);
    const { changeId } = createProfile(test.services, input);
    expect(await thrownCode(() => createProfile(test.services, { ...input, name: 'DEPOT' }))).toBe(
      'profile_name_taken',
    );
    db.prepare("UPDATE main.changes SET state = 'undone' WHERE change_id = ?").run(changeId);
    createProfile(test.services, { ...input, name: 'Another' });
    expect(rowsOf(db)).toHaveLength(2);
  });
});
