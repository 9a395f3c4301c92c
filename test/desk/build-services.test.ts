import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoConnection, DeskOpening, FromDesk } from '#shared/host-messages.ts';
import { buildServices } from '../../src-main/desk/build-services.ts';
import { createClock } from '../../src-main/desk/clock.ts';
import { openWorkspaceDb } from '../../src-main/desk/db/open-workspace.ts';
import type { WritableDb } from '../../src-main/desk/db/sql.ts';
import { createHostLink } from '../../src-main/desk/host-link.ts';

const demo: DemoConnection = {
  baseUrl: 'http://127.0.0.1:9',
  accessTokenUrl: 'http://127.0.0.1:9/token',
  customerId: '1',
  encryptionPublicKey: '',
  secrets: { 'ivanti.password': 'demo-password' },
  ivanti: { baseUrl: 'http://127.0.0.1:9/ivanti', user: 'api' },
};

let folder = '';
let db: WritableDb;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-services-'));
  ({ db } = openWorkspaceDb(folder, { appVersion: '0.1.0', now: new Date() }));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function build(change: Partial<DeskOpening> = {}) {
  const posted: FromDesk[] = [];
  const learned: string[] = [];
  const built = buildServices({
    opening: {
      ...{ workspace: { id: 'ws-1', name: 'Lyon', kind: 'tenant' }, folder, resourcesFolder: resolve('resources') },
      ...{ logsFolder: folder, workerFile: '', appVersion: '0.1.0', osUser: 'ada', demo: null },
      ...change,
    },
    db,
    repaired: null,
    clock: createClock(),
    link: createHostLink((message) => posted.push(message)),
    publish: () => undefined,
    log: () => undefined,
    network: false,
    reportDamage: () => undefined,
    startAnew: () => undefined,
    warn: () => undefined,
    learn: (value) => learned.push(value),
  });
  return { ...built, posted, learned };
}

describe('the services of a desk', () => {
  it('reach the sync loop they were made before', () => {
    const { services } = build();
    expect(services.sync.status()).toMatchObject({ phase: 'idle', connected: false });
    expect(() => services.sync.start(false)).toThrow(expect.objectContaining({ code: 'not_connected' }));
    services.nudge('change');
  });

  it('ask main for the secrets, files and clipboard of a tenant', () => {
    const { services, posted } = build();
    void services.secrets.has('ivanti.password');
    void services.files.resolve('ticket', 'read');
    void services.clipboard.copySecret('tok');
    expect(posted).toMatchObject([
      { name: 'secrets.has', args: ['ivanti.password'] },
      { name: 'files.resolve', args: ['ticket', 'read'] },
      { name: 'clipboard.copySecret', args: ['tok'] },
    ]);
  });

  it('hold the secrets of the demo depot themselves, and keep them out of logs', async () => {
    const { services, posted, learned } = build({ demo, workspace: { id: 'demo', name: 'Demo', kind: 'demo' } });
    expect(await services.secrets.read('ivanti.password')).toBe('demo-password');
    expect(await services.secrets.write('ivanti.password', 'other')).toBe('held');
    expect([posted, learned]).toEqual([[], ['demo-password', 'other']]);
  });
});
