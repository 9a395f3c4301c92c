import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Events } from '#shared/events.ts';
import { createStatusBoard, type StatusBoard } from '../../../../src-main/desk/features/sync/status-board.ts';
import { createFastClock } from '../../../helpers/fast-clock.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
let board: StatusBoard;
beforeEach(async () => {
  // Slower than real time: only `advance` moves it.
  desk = await openTestDesk({ connected: false, clock: createFastClock(0.0001) });
  desk.events.length = 0;
  desk.clock.advance(1_000);
  board = createStatusBoard(desk.services, () => null);
});
afterEach(async () => {
  board.close();
  await desk.close();
});

const told = (name: string) => desk.events.filter((event) => event.name === name);
const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the status board', () => {
  it('tells the first news at once and what follows together, five times a second at most', async () => {
    board.set({ phase: 'delta' });
    expect(told('sync.status')).toHaveLength(1);
    for (let n = 0; n < 50; n += 1) board.set({ phase: 'sending' });
    board.announce(['devices']);
    board.announce(['devices', 'profiles']);
    expect(told('sync.status')).toHaveLength(1);
    desk.clock.advance(200);
    await nextTurn();
    expect(told('sync.status')).toHaveLength(2);
    expect(told('sync.status').at(-1)?.payload).toMatchObject({ phase: 'sending' });
    expect(told('data.changed').map(({ payload }) => (payload as Events['data.changed']).tables)).toEqual([
      ['devices', 'profiles'],
    ]);
  });

  it('tells the counts anew when changes changed', () => {
    board.announce(['changes']);
    expect(told('sync.status')).toHaveLength(1);
    expect(board.status()).toMatchObject({
      connected: false,
      waiting: 0,
      conflicts: 0,
      refused: 0,
      lastSyncedAt: null,
      repaired: null,
      sendingPaused: false,
    });
  });

  it('shows a first sync as a job too', () => {
    const progress = { done: 5, total: 10, perSecond: 5, leftMs: 1_000 };
    board.set({ phase: 'first-sync', progress });
    expect(told('job.progress').map(({ payload }) => payload)).toEqual([
      { jobId: 'first-sync', kind: 'first-sync', progress, finished: null },
    ]);
  });

  it('tells at once what was held back when it is flushed, and nothing once it is closed', async () => {
    board.set({ phase: 'delta' });
    board.announce(['uploads']);
    expect(told('data.changed')).toEqual([]);
    board.flush();
    expect(told('data.changed')).toHaveLength(1);
    board.close();
    board.announce(['uploads']);
    desk.clock.advance(1_000);
    await nextTurn();
    expect(told('data.changed')).toHaveLength(1);
  });
});
