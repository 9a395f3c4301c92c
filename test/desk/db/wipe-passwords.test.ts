import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { nextToWipe } from '../../../src-main/desk/db/tables/device-credentials.ts';
import { takeBackCredentials } from '../../../src-main/desk/db/take-back-credentials.ts';
import { removeOrphans, tidyPasswords, wipePasswords } from '../../../src-main/desk/db/wipe-passwords.ts';
import { credentialsOf, keepFor } from '../../helpers/keep-credentials.ts';
import { openCredentialsDesk, passwordFiles } from '../../helpers/open-credentials-desk.ts';
import type { TestDesk } from '../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const at = '2026-11-22T10:00:00.000Z';

describe('wiping passwords out', () => {
  it('takes the bytes of what is over, and the file with the last of them', async () => {
    const opened = await openCredentialsDesk();
    desk = opened.desk;
    const [first, second] = opened.free;
    await keepFor(desk, [credentialsOf(first), credentialsOf(second)]);
    const path = join(desk.folder, 'passwords', passwordFiles(desk)[0] ?? '');
    const before = readFileSync(path);
    takeBackCredentials(desk.db, { deviceIds: [first] }, at);
    const { at: from = 0, bytes = 0 } = nextToWipe(desk.db)?.places[0] ?? {};
    await wipePasswords(desk.services);
    const after = readFileSync(path);
    expect(after.length).toBe(before.length);
    expect(after.subarray(from, from + bytes).some((byte) => byte !== 0)).toBe(false);
    expect(after.equals(before)).toBe(false);
    expect(nextToWipe(desk.db)).toBeNull();
    takeBackCredentials(desk.db, { deviceIds: [second] }, at);
    await wipePasswords(desk.services);
    expect(passwordFiles(desk)).toEqual([]);
  });

  it('tells the log of a disk that does not let it, and goes on later', async () => {
    const opened = await openCredentialsDesk();
    desk = opened.desk;
    await keepFor(desk, [credentialsOf(opened.free[0])]);
    takeBackCredentials(desk.db, { deviceIds: [opened.free[0]] }, at);
    const { folder } = desk.services;
    desk.services.folder = join(folder, 'ledger.db');
    await tidyPasswords(desk.services);
    expect(desk.log.some((line) => line.includes('passwords could not be wiped out'))).toBe(true);
    desk.services.folder = folder;
    await tidyPasswords(desk.services);
    expect(passwordFiles(desk)).toEqual([]);
  });

  it('takes files away that no import of the ledger has', async () => {
    const opened = await openCredentialsDesk();
    desk = opened.desk;
    removeOrphans(desk.services);
    await keepFor(desk, [credentialsOf(opened.free[0])]);
    const [known] = passwordFiles(desk);
    for (const name of ['.x.sealed.1234.part', 'stray.sealed']) writeFileSync(join(desk.folder, 'passwords', name), '');
    removeOrphans(desk.services);
    expect(passwordFiles(desk)).toEqual([known]);
    rmSync(join(desk.folder, 'passwords'), { recursive: true });
    removeOrphans(desk.services);
  });
});
