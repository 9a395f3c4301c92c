import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { refreshToken } from '../../../../src-main/desk/features/tokens/refresh-token.ts';
import { revealToken } from '../../../../src-main/desk/features/tokens/reveal-token.ts';
import { reaches, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { profileCalled, tokenAtIvanti } from '../../../helpers/token-actions.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
  await startSynced(desk);
});
afterEach(() => desk.close());

const name = 'Couriers FR';
const reveal = async () => (await revealToken(desk.services, { profileId: profileCalled(desk, name) })).value;
const asked = () => desk.simulator.control.requests().filter(({ path }) => /\/profile\/be-\d+$/.test(path)).length;

describe('showing the value of a token (behaviours 50, 77)', () => {
  it('asks Ivanti once, keeps it, and writes down who looked', async () => {
    expect(await reveal()).toBe(tokenAtIvanti(desk, name)?.value);
    expect(await reveal()).toBe(tokenAtIvanti(desk, name)?.value);
    expect(asked()).toBe(1);
    const [entry] = readActivity(desk.db, 1);
    expect(entry).toMatchObject({ action: 'tokens.reveal', actor: 'tester' });
    expect(entry?.facts).toContain(name);
    expect(entry?.facts).not.toContain(tokenAtIvanti(desk, name)?.value);
  });

  it('works offline once it is kept, and says what is missing before', async () => {
    desk.loop.workOffline(true);
    expect(await thrownCode(reveal)).toBe('token_value_unknown');
    desk.loop.workOffline(false);
    await desk.until(() => desk.loop.status().reachability === 'online');
    await reveal();
    desk.loop.workOffline(true);
    expect(await reveal()).toBe(tokenAtIvanti(desk, name)?.value);
    expect(asked()).toBe(1);
  });

  it('shows what a refresh of ours has made without asking for it', async () => {
    const { changeId } = refreshToken(desk.services, { profileId: profileCalled(desk, name), life: 30 });
    await reaches(desk, changeId, 'done');
    const before = asked();
    expect(await reveal()).toBe(tokenAtIvanti(desk, name)?.value);
    expect(asked()).toBe(before);
  });

  it('never shows a value that Ivanti has replaced since', async () => {
    const old = await reveal();
    desk.simulator.control.portalEdit({ kind: 'refresh-token', profileName: name, days: 30 });
    await synced(desk);
    expect(await reveal()).toBe(tokenAtIvanti(desk, name)?.value);
    expect(await reveal()).not.toBe(old);
    desk.simulator.control.portalEdit({ kind: 'refresh-token', profileName: name, days: 30 });
    await synced(desk);
    desk.loop.workOffline(true);
    expect(await thrownCode(reveal)).toBe('token_value_unknown');
  });

  it('passes on what keeps Ivanti from answering', async () => {
    desk.simulator.control.revokeCredentials();
    expect(await thrownCode(reveal)).toBe('credentials_refused');
  });
});
