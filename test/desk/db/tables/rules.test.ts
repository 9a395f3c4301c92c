import { expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import {
  deleteRuleRow,
  insertRule,
  orderRules,
  readRules,
  updateRule,
} from '../../../../src-main/desk/db/tables/rules.ts';
import { addProfile, openTestWorkspace } from '../open-test-workspace.ts';

const rule = (ruleId: string, profileId = 'p1') => ({
  ...{ ruleId, subject: 'model' as const, how: 'begins' as const, pattern: ruleId.toUpperCase() },
  ...{ profileId: profileId as ProfileId, createdAt: '2026-11-26T10:00:00.000Z' },
});

it('rules come in their order, with the names of their profiles as they are now', () => {
  const db = openTestWorkspace();
  addProfile(db, 'p1', 'Tablets');
  for (const one of [rule('a'), rule('b', 'default'), rule('c', 'gone-for-ever')]) insertRule(db, one);
  expect(readRules(db).map(({ ruleId, profileName }) => [ruleId, profileName])).toEqual([
    ['a', 'Tablets'],
    ['b', 'Samsung KME Default Profile'],
    ['c', null],
  ]);
  orderRules(db, ['c', 'a', 'b']);
  expect(readRules(db).map(({ ruleId }) => ruleId)).toEqual(['c', 'a', 'b']);
  insertRule(db, rule('d'));
  deleteRuleRow(db, 'c');
  expect(readRules(db).map(({ ruleId }) => ruleId)).toEqual(['a', 'b', 'd']);
});

it('a rule that is changed keeps its place and its day', () => {
  const db = openTestWorkspace();
  for (const one of [rule('a'), rule('b')]) insertRule(db, one);
  updateRule(db, { ...rule('a'), subject: 'tag', how: 'contains', pattern: 'lyon', profileId: 'p2' as ProfileId });
  expect(readRules(db)[0]).toEqual({
    ...{ ruleId: 'a', subject: 'tag', how: 'contains', pattern: 'lyon', profileId: 'p2', profileName: null },
    createdAt: '2026-11-26T10:00:00.000Z',
  });
});
