import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { planColumns } from '#shared/domain/plan-row.ts';
import type { JobProgress } from '#shared/events.ts';
import { exportPlan } from '../../../../src-main/desk/features/changes/export-plan.ts';
import { parseDevicesCsv } from '../../../../src-main/desk/features/csv/parse-devices-csv.ts';
import { createProfile } from '../../../../src-main/desk/features/profiles/create-profile.ts';
import { devicesOutside, move, profileAt, startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { settingsOf } from '../../../helpers/profile-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

async function openWithPlan(): Promise<string> {
  desk = await openTestDesk();
  await startSynced(desk);
  desk.loop.workOffline(true);
  const to = profileAt(desk, 1);
  const changeId = move(desk, devicesOutside(desk, to, 5), to);
  const configuration = [{ group: 'ivanti' as const, name: 'password', value: 'hush-hush' }];
  const settings = settingsOf('Pop-up depot', { description: '=1+1', configuration });
  createProfile(desk.services, { settings, days: 7, userId: null });
  return changeId;
}

type Form = Parameters<typeof exportPlan>[1]['form'];

async function exported(form: Form): Promise<{ text: string; end: JobProgress['finished'] }> {
  const file = join(desk.folder, `plan.${form.kind}`);
  const { jobId } = await exportPlan(desk.services, { file, form });
  const ends = () =>
    desk.events.flatMap(({ name, payload }) =>
      name === 'job.progress' && (payload as JobProgress).jobId === jobId ? [(payload as JobProgress).finished] : [],
    );
  await desk.until(() => ends().some((end) => end !== null));
  const end = ends().find((one) => one !== null) ?? null;
  return { text: end?.ok ? readFileSync(file, 'utf8') : '', end };
}

const words = { 'kind.move': 'Déplacer', 'state.waiting': 'En attente', 'what.profile': 'Profil' };

describe('an exported plan', () => {
  it('as CSV has a line for each device in the person’s words, and no formula', async () => {
    await openWithPlan();
    const { text } = await exported({ kind: 'csv', headers: [...planColumns], words });
    const { headers, rows } = parseDevicesCsv(text, 'guarded');
    expect(headers).toEqual(planColumns);
    const [first] = rows;
    expect(rows.filter((row) => row[2] === 'Déplacer')).toHaveLength(5);
    expect([first?.[0], first?.[7], first?.[11]]).toEqual(['1', 'Profil', 'En attente']);
    expect(text).toContain("'=1+1");
    expect(text).not.toContain('hush');
  });

  it('as JSON is one document that names its format and version', async () => {
    const changeId = await openWithPlan();
    const { text } = await exported({ kind: 'json' });
    const plan = JSON.parse(text) as { changes: { change: string; lines: Record<string, unknown>[] }[] };
    expect(plan).toMatchObject({ format: 'muster-plan', version: 1, workspace: 'Test depot' });
    expect(plan.changes.map(({ lines }) => lines.length > 0)).toEqual([true, true]);
    expect(plan.changes[0]).toMatchObject({ order: 1, change: changeId, kind: 'move', state: 'waiting' });
    expect(plan.changes[0]?.lines).toHaveLength(5);
    expect(Object.keys(plan.changes[0]?.lines[0] ?? {}).sort()).toEqual([
      'deviceId',
      'imei',
      'reason',
      'seenNow',
      'serial',
      'state',
      'was',
      'what',
      'willBe',
    ]);
    expect(text).not.toContain('hush');
  });

  it('of nothing is an empty plan, and a cancelled one leaves no file behind', async () => {
    desk = await openTestDesk({ connected: false });
    expect(JSON.parse((await exported({ kind: 'json' })).text)).toMatchObject({ changes: [] });
    await desk.close();
    await openWithPlan();
    const file = join(desk.folder, 'stopped.csv');
    const { jobId } = await exportPlan(desk.services, { file, form: { kind: 'json' } });
    desk.services.jobs.get(jobId)?.abort();
    await desk.until(() => !desk.services.jobs.has(jobId));
    expect(readdirSync(desk.folder).filter((name) => name.includes('stopped'))).toEqual([]);
  });
});
