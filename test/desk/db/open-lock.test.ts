import { describe, expect, it } from 'vitest';
import { lockWorkspace } from '../../../src-main/desk/db/open-lock.ts';
import { makeTestFolder } from './open-test-workspace.ts';

describe('the lock of a workspace', () => {
  it('is held by one at a time and can be given back', () => {
    const folder = makeTestFolder();
    const unlock = lockWorkspace(folder);
    expect(() => lockWorkspace(folder)).toThrowError(expect.objectContaining({ code: 'database_busy' }));
    unlock();
    const again = lockWorkspace(folder);
    again();
  });

  it('is of one workspace only', () => {
    const first = lockWorkspace(makeTestFolder());
    const second = lockWorkspace(makeTestFolder());
    first();
    second();
    expect(first).not.toBe(second);
  });
});
