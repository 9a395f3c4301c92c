import { describe, expect, it } from 'vitest';
import { writeChangedAfter } from '../../../../src-main/desk/remote/knox/changed-after.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const since = new Date('2026-11-22T08:30:30Z');

describe('writeChangedAfter', () => {
  it.each([
    ['epochMs', '', '1795336230000'],
    ['iso', '', '2026-11-22T08:30:30.000Z'],
    ['minutes', 'm', '90m'],
    ['hours', 'h', '2h'],
    ['hours', '', '2'],
  ] as const)('writes %s with %j as %s', (format, suffix, text) => {
    expect(writeChangedAfter({ format, suffix }, since, now)).toBe(text);
  });

  it('asks for at least a minute, even when the clocks disagree', () => {
    expect(writeChangedAfter({ format: 'minutes', suffix: '' }, new Date(now + 5_000), now)).toBe('1');
  });
});
