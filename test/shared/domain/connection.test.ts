import { describe, expect, it } from 'vitest';
import { connectionDraftSchema } from '#shared/domain/connection.ts';

const draft = {
  name: 'Lyon',
  description: '',
  region: 'eu',
  customerId: '4276514286',
  credentials: { scheme: 'kca', keysFile: 'ticket', clientIdentifier: ' id ' },
  ivanti: null,
};

describe('a connection draft', () => {
  it('is taken as typed, less the spaces around it', () => {
    const parsed = connectionDraftSchema.parse({ ...draft, name: '  Lyon ' });
    expect(parsed.name).toBe('Lyon');
    expect(parsed.credentials).toMatchObject({ clientIdentifier: 'id' });
  });

  it('may leave out what is already stored', () => {
    expect(connectionDraftSchema.safeParse({ ...draft, credentials: { scheme: 'oauth' } }).success).toBe(true);
  });

  it.each([
    ['no name', { name: ' ' }],
    ['an unknown region', { region: 'ap' }],
    ['an address that is no web address', { region: 'custom', baseUrl: 'file:///etc/passwd' }],
    ['an address of words', { baseUrl: 'eu-kcs-api' }],
    ['another scheme', { credentials: { scheme: 'basic' } }],
    ['a customer id of 65 characters', { customerId: '1'.repeat(65) }],
    ['an Ivanti server without an account', { ivanti: { baseUrl: 'https://na1.example', user: ' ' } }],
  ])('is refused with %s', (_what, change) => {
    expect(connectionDraftSchema.safeParse({ ...draft, ...change }).success).toBe(false);
  });
});
