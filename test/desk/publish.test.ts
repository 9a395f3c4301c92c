import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { JobProgress } from '#shared/events.ts';
import type { DeskEvent } from '#shared/host-messages.ts';
import { createPublisher } from '../../src-main/desk/publish.ts';

function connected() {
  const publisher = createPublisher();
  const heard: DeskEvent[] = [];
  const port = { postMessage: (event: DeskEvent) => heard.push(event) };
  publisher.add(port);
  return { publisher, heard, port };
}

const progress = (done: number): JobProgress => ({
  jobId: 'j',
  kind: 'export',
  progress: { done, total: 3, perSecond: 1, leftMs: null },
  finished: null,
});

describe('events', () => {
  it('of changed tables are gathered for a frame, each table once', async () => {
    const { publisher, heard } = connected();
    for (let round = 0; round < 1000; round += 1) publisher.publish('data.changed', { tables: ['devices', 'changes'] });
    publisher.publish('data.changed', { tables: ['profiles'] });
    expect(heard).toEqual([]);
    await delay(40);
    expect(heard).toEqual([{ event: 'data.changed', payload: { tables: ['devices', 'changes', 'profiles'] } }]);
    publisher.publish('data.changed', { tables: ['devices'] });
    await delay(40);
    expect(heard).toHaveLength(2);
  });

  it('of other kinds go at once and none is left out', () => {
    const { publisher, heard } = connected();
    for (const done of [1, 2, 3]) publisher.publish('job.progress', progress(done));
    expect(heard.map(({ payload }) => (payload as JobProgress).progress.done)).toEqual([1, 2, 3]);
  });

  it('go to every port, and to none that was taken away', () => {
    const { publisher, heard, port } = connected();
    const others: DeskEvent[] = [];
    publisher.add({ postMessage: (event) => others.push(event) });
    publisher.publish('job.progress', progress(1));
    publisher.remove(port);
    publisher.publish('job.progress', progress(2));
    expect([heard.length, others.length]).toEqual([1, 2]);
  });
});
