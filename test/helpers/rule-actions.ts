import type { ProfileId } from '#shared/domain/profile.ts';
import type { RuleForm } from '#shared/domain/rule.ts';
import type { WritableDb } from '../../src-main/desk/db/sql.ts';
import { createRule } from '../../src-main/desk/features/rules/create-rule.ts';
import type { Services } from '../../src-main/desk/services.ts';
import { addProfile, knoxDevice, openFilledWorkspace } from '../desk/db/open-test-workspace.ts';
import { makeTestServices, type TestServices } from '../desk/features/make-test-services.ts';

/** Services of a workspace with six devices of two models in the Default Profile, and two profiles p1 and p2. */
export async function openRulesDesk(): Promise<TestServices & { db: WritableDb }> {
  const db = await openFilledWorkspace(
    [1, 2, 3, 4, 5, 6].map((n) =>
      knoxDevice(n, {
        model: n <= 3 ? 'SM-X510' : 'SM-G556B',
        tags: n % 3 === 0 ? 'kiosk' : '',
        profileId: 'default' as ProfileId,
        state: n === 6 ? 'pending' : 'unassigned',
      }),
    ),
  );
  addProfile(db, 'p1', 'Tablets');
  addProfile(db, 'p2', 'Kiosks');
  const test = makeTestServices(db);
  const more = { osUser: 'tester', appVersion: '0.1.0', nudge: () => undefined };
  return { ...test, db, services: { ...test.services, ...more } };
}

/** Makes a rule: models that begin so go to p1, unless told otherwise. */
export function addRule(services: Services, form: Partial<RuleForm>): string {
  const usual = { subject: 'model', how: 'begins', pattern: 'SM-X', profileId: 'p1' as ProfileId } as const;
  return createRule(services, { form: { ...usual, ...form } }).ruleId;
}

/** Every device. */
export const allDevices = { selection: { kind: 'matching' as const, filter: {}, except: [] } };
