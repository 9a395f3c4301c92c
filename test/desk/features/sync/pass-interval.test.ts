import { describe, expect, it } from 'vitest';
import { setSyncInterval, writeIntegration } from '../../../../src-main/desk/db/tables/integration.ts';
import { passIntervalMs } from '../../../../src-main/desk/features/sync/pass-interval.ts';
import { openTestWorkspace } from '../../db/open-test-workspace.ts';

describe('the wait between two thorough passes', () => {
  it('is what was chosen, give or take a tenth', () => {
    const db = openTestWorkspace();
    const atChance = (chance: number) => Math.round(passIntervalMs({ db, random: () => chance }));
    expect(atChance(0.5)).toBe(900_000);
    writeIntegration(db, {
      ...{ name: 'x', description: '', region: 'eu', baseUrl: '', accessTokenUrl: '', customerId: '' },
      ...{ scheme: 'kca', ivanti: null, connectedAt: '' },
    });
    setSyncInterval(db, 300_000);
    expect([atChance(0), atChance(1)]).toEqual([270_000, 330_000]);
  });
});
