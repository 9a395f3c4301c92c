import { expect, it } from 'vitest';
import { isRecord } from '../../src-main/os/json-record.ts';

it('takes objects for records, and neither lists, nothing nor plain values', () => {
  expect(isRecord({})).toBe(true);
  expect([[], null, undefined, 'text', 1].some(isRecord)).toBe(false);
});
