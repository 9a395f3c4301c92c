import { describe, expect, it } from 'vitest';
import { commandKey, dependsOn } from '../../src-renderer/data.ts';

describe('which answers a change makes stale', () => {
  const key = commandKey('changes.list', { first: 0, count: 50 }, ['changes', 'profiles']);

  it('are those read from a table that changed', () => {
    expect(dependsOn(key, ['profiles'])).toBe(true);
    expect(dependsOn(key, ['devices', 'changes'])).toBe(true);
  });

  it('are not the others', () => {
    expect(dependsOn(key, ['devices'])).toBe(false);
    expect(dependsOn(commandKey('shell.getState', {}, []), ['devices'])).toBe(false);
  });
});
