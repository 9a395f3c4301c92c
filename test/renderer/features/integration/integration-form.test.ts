import { describe, expect, it } from 'vitest';
import { connectionDraftSchema, type IntegrationView } from '#shared/domain/connection.ts';
import {
  draftOf,
  formOf,
  type IntegrationForm,
  isChanged,
  missingFields,
} from '../../../../src-renderer/features/integration/integration-form.ts';

const fresh: IntegrationView = {
  connected: false,
  active: false,
  syncIntervalMinutes: 15,
  name: '',
  description: '',
  region: 'us',
  baseUrl: '',
  accessTokenUrl: '',
  customerId: '',
  scheme: 'kca',
  hasCredentials: false,
  ivanti: null,
  secretState: 'ok',
};
const stored: IntegrationView = {
  ...fresh,
  connected: true,
  active: true,
  name: 'Field service',
  customerId: '4714',
  hasCredentials: true,
  ivanti: { baseUrl: 'https://eu1.example', user: 'staging', hasPassword: true },
};
const filled = (change: Partial<IntegrationForm>): IntegrationForm => ({
  ...formOf(fresh),
  name: 'Field service',
  customerId: '4714',
  keysFile: { file: 'ticket-1', name: 'keys.json' },
  clientIdentifier: ' abc ',
  ...change,
});

describe('the form as it opens', () => {
  it('offers the name of the workspace only while the integration has none', () => {
    expect(formOf(fresh, 'Lyon').name).toBe('Lyon');
    expect(formOf(stored, 'Lyon').name).toBe('Field service');
  });

  it('shows an address only for a region of one’s own, and never a secret', () => {
    const form = formOf({ ...stored, region: 'eu', baseUrl: 'https://eu.example' });
    expect(form.baseUrl).toBe('');
    expect([form.keysFile, form.clientIdentifier, form.clientSecret, form.ivantiPassword]).toEqual([null, '', '', '']);
  });
});

describe('whether there is something to save', () => {
  it('is so for a first connection, and for anything typed that is not stored', () => {
    expect(isChanged(formOf(fresh, 'Lyon'), fresh)).toBe(true);
    expect(isChanged(formOf(stored), stored)).toBe(false);
    expect(isChanged({ ...formOf(stored), description: 'Depots' }, stored)).toBe(true);
    expect(isChanged({ ...formOf(stored), clientSecret: 'x' }, stored)).toBe(true);
  });
});

describe('what the form still needs', () => {
  it('is name, customer ID, keys file and client identifier on a first connection', () => {
    expect(missingFields(formOf(fresh), fresh)).toEqual(['name', 'customerId', 'keysFile', 'clientIdentifier']);
  });

  it('is nothing when credentials are stored and left alone', () => {
    expect(missingFields(formOf(stored), stored)).toEqual([]);
  });

  it('is new credentials after a change of scheme, for the stored ones are of the other kind', () => {
    expect(missingFields({ ...formOf(stored), scheme: 'oauth' }, stored)).toEqual(['clientId', 'clientSecret']);
  });

  it('is no customer ID with OAuth', () => {
    const form = filled({ scheme: 'oauth', clientId: 'id', clientSecret: 'secret', customerId: '' });
    expect(missingFields(form, fresh)).toEqual([]);
  });

  it('is an address with http or https for a region of one’s own', () => {
    expect(missingFields(filled({ region: 'custom', baseUrl: 'knox.example' }), fresh)).toEqual(['baseUrl']);
    expect(missingFields(filled({ region: 'custom', baseUrl: 'ftp://knox.example' }), fresh)).toEqual(['baseUrl']);
    expect(missingFields(filled({ region: 'custom', baseUrl: 'https://knox.example' }), fresh)).toEqual([]);
    const tokens = filled({ region: 'custom', baseUrl: 'https://knox.example', accessTokenUrl: 'knox' });
    expect(missingFields(tokens, fresh)).toEqual(['accessTokenUrl']);
  });

  it('is an Ivanti account only when Ivanti is wanted', () => {
    expect(missingFields(filled({ ivanti: true }), fresh)).toEqual(['ivantiUrl', 'ivantiUser', 'ivantiPassword']);
    expect(missingFields(filled({ ivanti: false }), fresh)).toEqual([]);
  });
});

describe('what the form hands over', () => {
  it('passes the schema of the command whenever nothing is missing', () => {
    const forms = [
      filled({}),
      filled({ region: 'custom', baseUrl: ' https://knox.example ' }),
      filled({ scheme: 'oauth', clientId: 'id', clientSecret: 's', customerId: '' }),
      filled({ ivanti: true, ivantiUrl: 'https://eu1.example', ivantiUser: 'a', ivantiPassword: 'b' }),
    ];
    for (const form of forms) {
      expect(missingFields(form, fresh)).toEqual([]);
      expect(connectionDraftSchema.safeParse(draftOf(form)).success).toBe(true);
    }
  });

  it('leaves a secret out that was not typed, so that the stored one stays', () => {
    expect(draftOf(formOf(stored)).credentials).toEqual({ scheme: 'kca' });
    expect(draftOf(formOf(stored)).ivanti).toEqual({ baseUrl: 'https://eu1.example', user: 'staging' });
  });

  it('sends no address for a region that has its own', () => {
    const draft = draftOf(filled({ region: 'eu', baseUrl: 'https://left.over' }));
    expect(draft).not.toHaveProperty('baseUrl');
  });

  it('trims what was pasted, but never a secret', () => {
    expect(draftOf(filled({})).credentials).toMatchObject({ clientIdentifier: 'abc' });
    const oauth = filled({ scheme: 'oauth', clientId: ' id ', clientSecret: ' s ' });
    expect(draftOf(oauth).credentials).toEqual({ scheme: 'oauth', clientId: 'id', clientSecret: ' s ' });
  });
});
