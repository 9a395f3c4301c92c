import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clearSuspicion, readSuspicion, suspect } from '../../../src-main/desk/db/suspicion.ts';
import { makeTestFolder } from './open-test-workspace.ts';

describe('a suspicion', () => {
  it('is remembered until the files were looked at', () => {
    const folder = makeTestFolder();
    expect(readSuspicion(folder)).toBeNull();
    for (const why of ['damage', 'check', 'disk'] as const) {
      suspect(folder, why);
      expect(readSuspicion(folder)).toBe(why);
    }
    clearSuspicion(folder);
    expect(readSuspicion(folder)).toBeNull();
  });

  it('that cannot be written down stops nobody', () => {
    expect(() => suspect(join(makeTestFolder(), 'gone'), 'disk')).not.toThrow();
  });
});
