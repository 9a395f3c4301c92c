import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionDraft } from '#shared/domain/connection.ts';
import { ACCESS_TOKEN_ADDRESS, readDraft } from '../../../../src-main/desk/features/integration/read-draft.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const draft: ConnectionDraft = {
  name: 'Depot',
  description: '',
  region: 'eu',
  customerId: '4100',
  credentials: { scheme: 'oauth', clientId: 'id', clientSecret: 'secret' },
  ivanti: null,
};

describe('reading a draft', () => {
  it('takes Samsung’s documented hosts for its regions', async () => {
    desk = await openTestDesk({ connected: false });
    const eu = await readDraft(desk.services, draft);
    expect(eu.settings).toMatchObject({
      baseUrl: 'https://eu-kcs-api.samsungknox.com',
      accessTokenUrl: ACCESS_TOKEN_ADDRESS,
    });
    expect(eu.secrets).toEqual({ 'knox.oauthClientId': 'id', 'knox.oauthClientSecret': 'secret' });
    const us = await readDraft(desk.services, { ...draft, region: 'us', baseUrl: 'https://ignored.example' });
    expect(us.settings.baseUrl).toBe('https://us-kcs-api.samsungknox.com');
  });

  it('takes an address of the customer’s own, and access tokens from there unless told otherwise', async () => {
    desk = await openTestDesk({ connected: false });
    const own = { ...draft, region: 'custom' as const, baseUrl: 'https://own.example' };
    expect((await readDraft(desk.services, own)).settings).toMatchObject({ accessTokenUrl: 'https://own.example' });
    const other = { ...own, accessTokenUrl: 'https://tokens.example/x' };
    expect((await readDraft(desk.services, other)).settings.accessTokenUrl).toBe('https://tokens.example/x');
  });

  it('leaves out secrets that are to be kept', async () => {
    desk = await openTestDesk({ connected: false });
    const ivanti = { baseUrl: 'https://ivanti.example', user: 'desk' };
    const kept = await readDraft(desk.services, { ...draft, credentials: { scheme: 'oauth' }, ivanti });
    expect(kept.secrets).toEqual({});
    expect(kept.settings.ivanti).toEqual(ivanti);
  });

  it('refuses what cannot work', async () => {
    desk = await openTestDesk({ connected: false });
    const codeFor = (change: Partial<ConnectionDraft>) =>
      thrownCode(() => readDraft(desk.services, { ...draft, ...change }));
    expect(await codeFor({ region: 'custom' })).toBe('input_invalid');
    expect(await codeFor({ customerId: '', credentials: { scheme: 'kca' } })).toBe('input_invalid');
    expect(await codeFor({ credentials: { scheme: 'kca', keysFile: '/nowhere/keys.json' } })).toBe(
      'keys_file_unreadable',
    );
  });
});
