import { writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { AppError } from '#shared/errors.ts';
import { setAttribute } from '../../src-main/desk/features/attributes/set-attribute.ts';
import { undoChange } from '../../src-main/desk/features/changes/undo-change.ts';
import { deleteDevices } from '../../src-main/desk/features/devices/delete-devices.ts';
import { moveDevices } from '../../src-main/desk/features/devices/move-devices.ts';
import { approveUploads } from '../../src-main/desk/features/uploads/approve-uploads.ts';
import { holdDevices } from '../../src-main/desk/features/uploads/hold-devices.ts';
import { releaseDevices } from '../../src-main/desk/features/uploads/release-devices.ts';
import type { RunningSimulator } from '../../src-main/simulator/start-simulator.ts';
import { createFastClock } from '../helpers/fast-clock.ts';
import { openTestDesk } from '../helpers/open-test-desk.ts';
import { overlayFaults } from './check-ledger.ts';
import { createDice } from './dice.ts';

/** What the child is to do: work at random in a folder until it is killed, or so many steps. */
export type WorkingOrder = {
  folder: string;
  simulator: Pick<RunningSimulator, 'baseUrl' | 'credentials'>;
  begunAt: number;
  seed: number;
  steps: number | null;
};

/** What it tells, a line each: `begun` before a command, the rest once the command has answered, which is when it is durable. */
export type Told =
  | { told: 'ready' }
  | { told: 'queued'; changeIds: string[] }
  | { told: 'undone'; changeId: string }
  | { told: 'begun' | 'held' | 'released'; deviceIds: DeviceId[] }
  | { told: 'setting' | 'set'; deviceIds: DeviceId[]; value: string }
  | { told: 'fault'; fault: string };

const order = JSON.parse(process.argv[2] ?? '') as WorkingOrder;
const dice = createDice(order.seed);
const tell = (line: Told) => writeSync(1, `${JSON.stringify(line)}\n`);

const desk = await openTestDesk({
  folder: order.folder,
  simulator: order.simulator as RunningSimulator,
  clock: createFastClock(50, order.begunAt),
  undoMs: 500,
});
const { services, db, loop } = desk;
const column = <Cell>(sql: string) => db.prepare(sql).pluck().all() as Cell[];
const deviceIds = column<DeviceId>('SELECT device_id FROM cache.devices ORDER BY device_id');
const places = [DEFAULT_PROFILE_ID, ...column<ProfileId>('SELECT profile_id FROM cache.profiles ORDER BY profile_id')];
const uploadIds = column<string>("SELECT DISTINCT upload_id FROM cache.devices WHERE state = 'pending' ORDER BY 1");
const changeIds = column<string>('SELECT change_id FROM main.changes ORDER BY sequence DESC LIMIT 20');

const some = () => Array.from({ length: 1 + dice(12) }, () => deviceIds[dice(deviceIds.length)] as DeviceId);
const named = (ids: DeviceId[]) => ({ kind: 'named' as const, deviceIds: [...new Set(ids)] });

function queued(ids: readonly string[]): void {
  changeIds.unshift(...ids);
  tell({ told: 'queued', changeIds: [...ids] });
}

function move(): void {
  const profileId = places[dice(places.length)] as ProfileId;
  queued([moveDevices(services, { selection: named(some()), profileId }).changeId]);
}

function undo(): void {
  const changeId = changeIds[dice(Math.min(changeIds.length, 8))] ?? 'none';
  const { undone, reversals } = undoChange(services, { changeIds: [changeId] });
  if (undone === 'taken-back') tell({ told: 'undone', changeId });
  else queued(reversals);
}

function hold(): void {
  const ids = some();
  tell({ told: 'begun', deviceIds: ids });
  if (dice(2) === 0) {
    holdDevices(services, { selection: named(ids), reason: 'screen broken' });
    tell({ told: 'held', deviceIds: ids });
  } else {
    releaseDevices(services, { selection: named(ids) });
    tell({ told: 'released', deviceIds: ids });
  }
}

async function attribute(): Promise<void> {
  const ids = some();
  const value = String(dice(1_000_000));
  tell({ told: 'setting', deviceIds: ids, value });
  await setAttribute(services, { selection: named(ids), edit: { name: 'Box', value, mode: 'overwrite' } });
  tell({ told: 'set', deviceIds: ids, value });
}

const work: readonly (() => unknown)[] = [
  ...[move, move, move, move, undo, undo, hold, attribute, attribute],
  () => queued([deleteDevices(services, { selection: named(some().slice(0, 1)) }).changeId]),
  () => queued(approveUploads(services, { uploadIds: [uploadIds[dice(uploadIds.length)] ?? 'none'] }).changeIds),
  () => loop.nudge('asked'),
  () => loop.workOffline(dice(3) === 0),
  () => overlayFaults(db).map((fault) => tell({ told: 'fault', fault })),
];

loop.begin();
tell({ told: 'ready' });
for (let step = 0; order.steps === null || step < order.steps; step += 1) {
  try {
    await work[dice(work.length)]?.();
  } catch (error) {
    // Random work is often refused: what is undone already, where a device is already.
    if (!(error instanceof AppError)) tell({ told: 'fault', fault: String(error) });
  }
  await delay(dice(6));
}
process.exit(0);
