import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { type PortalFile, portalFileSchema } from '#shared/domain/portal-file.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { exportPortalFile } from '../../../../src-main/desk/features/csv/export-portal-file.ts';
import { planPortalFile } from '../../../../src-main/desk/features/csv/plan-portal-file.ts';
import { approvedDevices, profileAt, startSynced } from '../../../helpers/desk-actions.ts';
import { credentialsOf, keepFor } from '../../../helpers/keep-credentials.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { makeTestFolder } from '../../db/open-test-workspace.ts';
import { endOfJob } from '../make-test-services.ts';

let desk: TestDesk;
let deviceIds: DeviceId[];
beforeEach(async () => {
  desk = await openTestDesk({ undoMs: 3_600_000 });
  await startSynced(desk);
  deviceIds = approvedDevices(desk, profileAt(desk, 0)).slice(0, 3);
});
afterEach(() => desk.close());

function ask(content: Partial<PortalFile>) {
  const scope = { kind: 'selection' as const, selection: { kind: 'named' as const, deviceIds } };
  return { scope, content: portalFileSchema.parse({ kind: 'assign', ...content }) };
}

async function write(content: Partial<PortalFile>) {
  const file = join(makeTestFolder(), 'portal.csv');
  const { jobId } = await exportPortalFile(desk.services, { ...ask(content), file });
  const end = await endOfJob(desk, jobId);
  const names = readdirSync(dirname(file));
  const mode = names.length === 0 ? null : statSync(file).mode & 0o777;
  return { end, names, mode, lines: names.length === 0 ? [] : readFileSync(file, 'utf8').split('\r\n').slice(0, -1) };
}

const keep = (changes: Parameters<typeof credentialsOf>[1] = {}) =>
  keepFor(
    desk,
    deviceIds.slice(0, 2).map((deviceId) => credentialsOf(deviceId, changes)),
    { queue: false },
  );

describe('passwords in a file for Samsung’s portal', () => {
  it('stand in it when asked for, with the users and tags that wait, and nowhere else', async () => {
    await keep({ tags: 'depot, blue' });
    const { lines } = await write({ passwords: true, tags: true });
    for (const deviceId of deviceIds.slice(0, 2)) {
      const line = lines.find((one) => one.includes(`user-${deviceId}`));
      expect(line).toMatch(new RegExp(`,user-${deviceId},Pa§§-${deviceId}-0815,"depot, blue"$`));
    }
    expect(lines).toHaveLength(3);
    for (const content of [
      { users: true, tags: true },
      { kind: 'delete', passwords: true },
    ] as const)
      expect((await write(content)).lines.join()).not.toContain('Pa§§');
  });

  it('are counted before, and entered into the log after: how many, never which', async () => {
    await keep();
    expect(await planPortalFile(desk.services, ask({ passwords: true }))).toMatchObject({ lines: 3, passwords: 2 });
    expect(await planPortalFile(desk.services, ask({ users: true }))).toMatchObject({ lines: 3, passwords: 0 });
    await write({ users: true });
    expect(readActivity(desk.db, 1)[0]?.action).toBe('credentials.keep');
    await write({ passwords: true });
    const [entry] = readActivity(desk.db, 1);
    expect(entry).toMatchObject({ action: 'credentials.export', actor: 'tester' });
    expect(JSON.parse(entry?.facts ?? '')).toEqual({ devices: 3, passwords: 2 });
    expect(JSON.stringify(readActivity(desk.db, 100))).not.toContain('Pa§§');
  });

  it('lie in a file that nobody else on the machine may read', async () => {
    await keep();
    expect((await write({ passwords: true })).mode).toBe(0o600);
    expect((await write({ users: true })).mode).not.toBe(0o600);
  });

  it('of one user stand on one line; another password of the same user is left out and told', async () => {
    const [first, second] = deviceIds as [DeviceId, DeviceId];
    const both = [credentialsOf(first, { userName: 'kiosk' }), credentialsOf(second, { userName: 'kiosk' })];
    await keepFor(desk, both, { queue: false });
    deviceIds = [first, second];
    const plan = await planPortalFile(desk.services, ask({ kind: 'credentials', passwords: true }));
    expect(plan).toMatchObject({ lines: 1, passwords: 1, omitted: [{ reason: 'other-password', devices: 1 }] });
    const { lines } = await write({ kind: 'credentials', passwords: true });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^kiosk,Pa§§-/);
  });

  it('that begin like a formula block the file without being shown (S41)', async () => {
    await keep({ password: '=secret' });
    const plan = await planPortalFile(desk.services, ask({ passwords: true }));
    expect(plan.blocked).toBe(2);
    expect(plan.cells.map(({ column, cell }) => [column, cell])).toEqual([
      ['password', ''],
      ['password', ''],
    ]);
    const { end, names } = await write({ passwords: true });
    expect(end).toMatchObject({ ok: false, error: { code: 'csv_formula_cells' } });
    expect(JSON.stringify([end, desk.log, desk.events])).not.toContain('=secret');
    expect(names).toEqual([]);
    expect(readActivity(desk.db, 1)[0]?.action).toBe('credentials.keep');
  });

  it('that cannot be opened any more end it, and nothing is written', async () => {
    await keep();
    desk.secrets.values.clear();
    const { end, names } = await write({ passwords: true });
    expect(end).toMatchObject({ ok: false, error: { code: 'password_lost' } });
    expect(names).toEqual([]);
  });
});
