import { expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { drawProposals } from '../../../../src-main/desk/features/rules/draw-proposals.ts';
import { addRule, allDevices, openRulesDesk } from '../../../helpers/rule-actions.ts';
import { deviceId } from '../../db/open-test-workspace.ts';

it('the devices of a proposal are those that would move, by the profile they are based on', async () => {
  const { services, db } = await openRulesDesk();
  addRule(services, {});
  const { groups } = await drawProposals(db, allDevices.selection);
  const [group, ...others] = groups.get('p1' as ProfileId) ?? [];
  expect(others).toEqual([]);
  expect(group).toMatchObject({ baseProfileId: 'default', devices: 3 });
  expect(JSON.parse(group?.deviceIds ?? '')).toEqual([deviceId(1), deviceId(2), deviceId(3)]);
});

it('only the selected devices are asked about', async () => {
  const { services, db } = await openRulesDesk();
  addRule(services, {});
  const { plan } = await drawProposals(db, { kind: 'named', deviceIds: [deviceId(1), deviceId(5)] });
  expect(plan).toMatchObject({ devices: 2, undecided: 1, rules: [{ named: 1, decided: 1 }] });
});
