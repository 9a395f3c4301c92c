import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from '../../../../src-main/desk/features/storage/back-up.ts';
import { doesLogGrow, getState, LOG_GROWS_BYTES } from '../../../../src-main/desk/features/storage/get-state.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk({ devices: 5 });
});
afterEach(() => desk.close());

describe('how the storage stands', () => {
  it('is where the files lie, how large they are, and what was made of them', async () => {
    mkdirSync(join(desk.folder, 'logs'));
    writeFileSync(join(desk.folder, 'logs', 'muster.log'), 'x'.repeat(700));
    writeFileSync(join(desk.folder, 'cache-damaged-2026-11-22T10-00-00.000Z.db'), 'old');
    await backUp(desk.services);
    const state = getState(desk.services);
    expect(state).toMatchObject({ folder: desk.folder, logBytes: 700, lastCheck: null, warnings: [] });
    expect(state.ledgerBytes).toBeGreaterThan(4096);
    expect(state.cacheBytes).toBeGreaterThan(4096);
    expect(state.backups).toMatchObject([{ kind: 'by-hand' }]);
    expect(state.setAside).toMatchObject([{ file: 'cache', why: 'damaged', bytes: 3 }]);
  });

  it('warns of a folder on another machine', () => {
    expect(getState({ ...desk.services, network: true }).warnings).toEqual(['network-folder']);
  });

  it('warns of a log that does not shrink any more', async () => {
    const folder = join(desk.folder, 'other');
    mkdirSync(folder);
    const log = join(folder, 'cache.db-wal');
    writeFileSync(log, '');
    truncateSync(log, LOG_GROWS_BYTES);
    expect(doesLogGrow(folder)).toBe(false);
    truncateSync(log, LOG_GROWS_BYTES + 1);
    expect(doesLogGrow(folder)).toBe(true);
    expect(getState({ ...desk.services, folder }).warnings).toEqual(['log-grows']);
  });
});
