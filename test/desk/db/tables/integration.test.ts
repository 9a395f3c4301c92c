import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type IntegrationDraft,
  readIntegration,
  setActive,
  setSendingPaused,
  setSyncInterval,
  setWorkingOffline,
  writeIntegration,
} from '../../../../src-main/desk/db/tables/integration.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

const draft: IntegrationDraft = {
  name: 'Depot Lyon',
  description: '',
  region: 'eu',
  baseUrl: 'https://eu.example',
  accessTokenUrl: 'https://oauth.example',
  customerId: '4100',
  scheme: 'kca',
  ivanti: { baseUrl: 'https://ivanti.example', user: 'desk' },
  connectedAt: '2026-11-22T10:00:00.000Z',
};

describe('the integration', () => {
  it('is absent until a tenant is connected', () => {
    setWorkingOffline(test.db, true);
    expect(readIntegration(test.db)).toBeNull();
  });

  it('is one row, and keeps interval, switch, pause and choice of working offline when it is connected anew', () => {
    writeIntegration(test.db, draft);
    const usual = { syncIntervalMs: 900_000, active: true, workingOffline: false, sendingPaused: false };
    expect(readIntegration(test.db)).toEqual({ ...draft, ...usual });
    setWorkingOffline(test.db, true);
    setActive(test.db, false);
    setSendingPaused(test.db, true);
    setSyncInterval(test.db, 300_000);
    writeIntegration(test.db, { ...draft, customerId: '4200', ivanti: null });
    const chosen = { syncIntervalMs: 300_000, active: false, workingOffline: true, sendingPaused: true };
    expect(readIntegration(test.db)).toEqual({ ...draft, customerId: '4200', ivanti: null, ...chosen });
  });
});
