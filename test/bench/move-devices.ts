import { type BenchSettings, expectEqual, type Finding, judge, type Measure } from './measure.ts';
import { prepareWorkspace, withCopy } from './prepare-workspace.ts';
import { runTask, type Took } from './run-task.ts';
import { type Sample, takeTurns } from './spread.ts';

const MOVED = 10_000;

type Picked = { deviceIds: string[]; profileId: string };
type Counted = { atServer: number; shown: number; changes: number; sound: string };

/** G5a, G5c: 10,000 scattered devices onto a profile until durable, and back. */
export const moveDevices: Measure = {
  name: 'move',
  needsWindow: false,
  async run(settings): Promise<Finding[]> {
    const { devices } = settings;
    const workspace = await prepareWorkspace(settings, devices);
    const picked = await runTask<Picked>('pick-scattered', { folder: workspace, count: MOVED });
    const before = await runTask<Counted>('check-move', { folder: workspace, profileId: picked.profileId });
    const after = { ...before, shown: before.shown + MOVED };
    const side = (task: string, more: object, expected: Counted) => () =>
      withCopy(settings, workspace, (folder) => moveOnce(settings, { folder, task, more, picked, expected }));
    const took = await takeTurns(settings.pairs, {
      floor: side('move-floor', {}, { ...after, atServer: after.shown }),
      move: side('move-app', { undo: false }, { ...after, changes: 1 }),
      undo: side('move-app', { undo: true }, { ...before, changes: 1 }),
    });
    const common = { devices, unit: 'ms' } as const;
    const what = `Move of ${MOVED.toLocaleString('en')} until durable, against as many plain updates`;
    const undo = 'Undo of that move, against the move';
    return [
      judge({ ...common, goal: 'G5a', what, floor: took.floor, app: took.move }, { times: 1 }, { times: 0.05 }),
      judge({ ...common, goal: 'G5c', what: undo, floor: took.move, app: took.undo }, { times: 1 }, { times: 0.5 }),
    ];
  },
};

type Move = { folder: string; task: string; more: object; picked: Picked; expected: Counted };

async function moveOnce({ say }: BenchSettings, { folder, task, more, picked, expected }: Move): Promise<Sample> {
  const { ms, cpuMs } = await runTask<Took>(task, { folder, ...picked, ...more });
  say(`${task} ${JSON.stringify(more)}: ${ms.toFixed(1)} ms`);
  const found = await runTask<Counted>('check-move', { folder, profileId: picked.profileId });
  for (const key of ['atServer', 'shown', 'changes', 'sound'] as const)
    expectEqual(`${key} after ${task}`, found[key], expected[key]);
  return { value: ms, cpuMs };
}
