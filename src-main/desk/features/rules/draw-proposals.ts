import { setImmediate } from 'node:timers/promises';
import type { DeviceSelection } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { Rule, RuleFinding, RulesPlan } from '#shared/domain/rule.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { lastRow } from '../../db/tables/device-row-numbers.ts';
import { deviceIdsOfRows, selectedRows } from '../../db/tables/device-selection.ts';
import { cannotOf, type PickedGroup, pickDevices } from '../../db/tables/picked-devices.ts';
import { findProfile } from '../../db/tables/profiles.ts';
import { rowsOfRule } from '../../db/tables/rule-rows.ts';
import { readRules } from '../../db/tables/rules.ts';
import { whyTakesNone } from '../../db/taking-profile.ts';

/** A plan with the devices that would move to each of its profiles, by the profile they are based on. */
export type DrawnProposals = { plan: RulesPlan; groups: Map<ProfileId, PickedGroup[]> };

/** What the rules propose for the selected devices: the first that names one decides. Lets others in after each rule. */
export async function drawProposals(db: ReadableDb, selection: DeviceSelection): Promise<DrawnProposals> {
  const rows = selectedRows(db, selection, null);
  const rules = readRules(db);
  const { findings, deciders } = await decide(db, rules, rows);
  const rowsOf = new Map<ProfileId, number[]>();
  let undecided = 0;
  for (const row of rows) {
    const rule = rules[(deciders[row] ?? 0) - 1];
    if (rule === undefined) undecided += 1;
    else putInto(rowsOf, rule.profileId, row);
  }
  const groups = new Map<ProfileId, PickedGroup[]>();
  const profiles: RulesPlan['profiles'] = [];
  for (const [profileId, wanted] of rowsOf) {
    const picked = pickDevices(db, deviceIdsOfRows(db, wanted), profileId);
    groups.set(profileId, picked.groups);
    const { move, alreadyThere } = picked;
    const profileName = findProfile(db, profileId)?.name ?? profileId;
    profiles.push({ profileId, profileName, move, alreadyThere, cannot: cannotOf(picked) });
  }
  return { plan: { devices: rows.length, undecided, rules: findings, profiles }, groups };
}

/** For each row the rule that decides it, from 1; 0 where none does. */
async function decide(db: ReadableDb, rules: readonly Rule[], rows: Uint32Array) {
  const asked = new Uint8Array(lastRow(db) + 1);
  for (const row of rows) asked[row] = 1;
  const deciders = new Uint8Array(asked.length);
  const findings: RuleFinding[] = [];
  for (const [at, rule] of rules.entries()) {
    const idle = whyTakesNone(db, rule.profileId);
    const finding = { ruleId: rule.ruleId, named: 0, decided: 0, overruled: 0, idle };
    for (const row of rowsOfRule(db, rule)) {
      if (asked[row] !== 1) continue;
      finding.named += 1;
      const earlier = rules[(deciders[row] ?? 0) - 1];
      if (idle === null && earlier === undefined) {
        deciders[row] = at + 1;
        finding.decided += 1;
      } else if (earlier !== undefined && earlier.profileId !== rule.profileId) finding.overruled += 1;
    }
    findings.push(finding);
    await setImmediate();
  }
  return { findings, deciders };
}

function putInto(rowsOf: Map<ProfileId, number[]>, profileId: ProfileId, row: number): void {
  const rows = rowsOf.get(profileId);
  if (rows) rows.push(row);
  else rowsOf.set(profileId, [row]);
}
