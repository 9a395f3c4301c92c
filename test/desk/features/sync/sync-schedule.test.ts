import { describe, expect, it } from 'vitest';
import {
  createSendMemory,
  isForced,
  nextPassAt,
  type Schedule,
} from '../../../../src-main/desk/features/sync/sync-schedule.ts';

const never = Number.POSITIVE_INFINITY;

function schedule(change: Partial<Schedule> = {}): Schedule {
  return {
    ...{ reasons: new Set(), connected: true, workingOffline: false, networkDown: false, firstSyncStopped: false },
    ...{ sendingPaused: false, lookWanted: false },
    ...{ nextAt: 900_000, retryAt: null, paused: false, lastReadAt: 1_000 },
    ...change,
  };
}

describe('when the next pass comes', () => {
  const cases: [string, Partial<Schedule>, number][] = [
    ['at the timer, when nothing else calls', {}, 900_000],
    ['at once for a change', { reasons: new Set(['change']) }, 0],
    [
      'at the timer for a change while sending is paused',
      { sendingPaused: true, reasons: new Set(['change']) },
      900_000,
    ],
    ['at once when somebody wants to look, offline by choice or not', { workingOffline: true, lookWanted: true }, 0],
    ['never for a look without a connection', { connected: false, lookWanted: true }, never],
    ['never without a connection', { connected: false, reasons: new Set(['asked']) }, never],
    ['never while the person works offline', { workingOffline: true, reasons: new Set(['asked']) }, never],
    ['never for a change without a network', { networkDown: true, reasons: new Set(['change']) }, never],
    ['at once without a network, when somebody asks', { networkDown: true, reasons: new Set(['asked']) }, 0],
    ['after the backoff, whatever is queued meanwhile', { retryAt: 5_000, reasons: new Set(['change']) }, 5_000],
    ['at once in a backoff, when the machine wakes', { retryAt: 5_000, reasons: new Set(['wake']) }, 0],
    ['at the timer while the person is waited for', { paused: true, reasons: new Set(['change']) }, 900_000],
    ['at once for new credentials', { paused: true, reasons: new Set(['connected']) }, 0],
    ['never after a first sync was stopped', { firstSyncStopped: true, reasons: new Set(['change']) }, never],
    ['at once when a stopped first sync is asked for', { firstSyncStopped: true, reasons: new Set(['asked']) }, 0],
  ];
  for (const [name, change, at] of cases) {
    it(name, () => {
      expect(nextPassAt(schedule(change), createSendMemory())).toBe(at);
    });
  }

  it('looks for what was accepted at growing gaps, the least looked for first', () => {
    const memory = createSendMemory();
    memory.polls.set('c1', { since: 0, reads: 4 });
    expect(nextPassAt(schedule(), memory)).toBe(9_000);
    memory.polls.set('c2', { since: 0, reads: 0 });
    expect(nextPassAt(schedule(), memory)).toBe(1_500);
  });

  it('tries a failed change again when its own backoff is over', () => {
    const memory = createSendMemory();
    memory.due.set('c1', 30_000);
    expect(nextPassAt(schedule(), memory)).toBe(30_000);
  });

  it('takes the word of people and of the machine for more than that of a change', () => {
    expect(isForced(schedule({ reasons: new Set(['change']) }))).toBe(false);
    expect(isForced(schedule({ reasons: new Set(['change', 'online']) }))).toBe(true);
  });
});
