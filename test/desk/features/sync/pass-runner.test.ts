import { once } from 'node:events';
import { closeSync, openSync, writeSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  devicesOutside,
  move,
  outcomesOf,
  profileAt,
  reaches,
  requestsTo,
  startSynced,
  synced,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const LIST = 'GET /kcs/v1/kme/devices/list';

function pointAt(port: number): void {
  const base = `http://127.0.0.1:${port}`;
  desk.db.prepare('UPDATE integration SET base_url = ?, access_token_url = ?').run(base, base);
}

/** A port that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('after a pass that failed', () => {
  it('the next one comes after a backoff, and the queue drains once the server is well', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    desk.simulator.control.setFault({ match: '* /kcs', kind: 'status', status: 503 });
    const changeId = move(desk, devicesOutside(desk, to, 10), to);
    await desk.until(() => desk.loop.status().error?.code === 'server_failed');
    const tried = requestsTo(desk, 'GET', '/devices/list');
    await desk.until(() => requestsTo(desk, 'GET', '/devices/list') > tried + 3, 20_000);
    expect(outcomesOf(desk, changeId)).toEqual({ waiting: 10 });
    desk.simulator.control.clearFaults();
    await reaches(desk, changeId, 'done');
    expect(desk.loop.status().error).toBeNull();
  });

  it('a server that cannot be reached is shown as offline until it can', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const port = Number(new URL(desk.simulator.baseUrl).port);
    pointAt(await closedPort());
    desk.loop.nudge('connected');
    await desk.until(() => desk.loop.status().reachability === 'offline');
    expect(desk.loop.status().error?.code).toBe('offline');
    pointAt(port);
    desk.loop.nudge('connected');
    await desk.until(() => desk.loop.status().reachability === 'online' && desk.loop.status().error === null);
  });

  it('a locked keychain pauses the queue, and is asked again at the timer or when somebody asks', async () => {
    desk = await openTestDesk();
    desk.secrets.set('locked');
    desk.loop.begin();
    await desk.until(() => desk.loop.status().error?.code === 'keychain_locked');
    const next = Date.parse(desk.loop.status().nextSyncAt ?? '') - desk.clock.now().getTime();
    expect(next).toBeGreaterThan(60_000);
    desk.loop.nudge('change');
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(requestsTo(desk, 'GET', '/devices/list')).toBe(0);
    desk.secrets.set('ok');
    await synced(desk);
    expect(desk.loop.status().error).toBeNull();
  });

  it('the server is not asked before the time it named', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.simulator.control.setFault({ match: LIST, kind: 'rate-limit', retryAfter: 120, times: 1 });
    desk.loop.nudge('asked');
    await desk.until(() => desk.loop.status().error?.code === 'rate_limited');
    const refusedAt = desk.clock.monotonicMs();
    desk.simulator.control.clearRequests();
    desk.loop.nudge('change');
    await desk.until(() => requestsTo(desk, 'GET', '/devices/list') > 0, 20_000);
    expect(desk.clock.monotonicMs() - refusedAt).toBeGreaterThan(110_000);
  });

  it('one that read another tenant is broken off when the connection changes', async () => {
    desk = await openTestDesk({ devices: 10_000, switches: { latencyMs: 5 } });
    desk.loop.begin();
    await desk.until(() => desk.loop.status().phase === 'first-sync');
    desk.loop.nudge('connected');
    await desk.until(() => desk.loop.status().lastSyncedAt !== null, 30_000);
    expect(desk.loop.status().error).toBeNull();
  });

  it('one that was still signing in to another tenant leaves no client of it behind', async () => {
    const clients: string[] = [];
    let open: () => void = () => undefined;
    const slowKeychain = new Promise<void>((resolve) => {
      open = resolve;
    });
    desk = await openTestDesk();
    const { remote } = desk.services;
    desk.services.remote = {
      ...remote,
      async knox(settings, drafts) {
        const client = await remote.knox(settings, drafts);
        if (clients.push(settings.customerId) === 1) await slowKeychain;
        return client;
      },
    };
    desk.loop.begin();
    await desk.until(() => clients.length === 1);
    desk.db.prepare("UPDATE integration SET customer_id = 'another'").run();
    desk.loop.nudge('connected');
    open();
    await desk.until(() => clients.length === 2);
    expect(clients[1]).toBe('another');
  });

  it('that found the cache damaged says so, as nobody else may ever look there', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const deviceIds = devicesOutside(desk, profileAt(desk, 1), 2);
    const root = "SELECT rootpage FROM cache.sqlite_schema WHERE name = 'devices_by_id'";
    const page = Number(desk.db.prepare(root).pluck().get());
    const size = Number(desk.db.pragma('cache.page_size', { simple: true }));
    await desk.loop.stop();
    desk.db.close();
    const file = openSync(join(desk.folder, 'cache.db'), 'r+');
    writeSync(file, Buffer.alloc(size, 0xa5), 0, size, (page - 1) * size);
    closeSync(file);
    desk = await desk.reopen();
    desk.simulator.control.portalEdit({ kind: 'assign', deviceIds, profileId: profileAt(desk, 1) });
    desk.loop.begin();
    await desk.until(() => desk.log.includes('error left its files: database_damaged'));
  });
});
