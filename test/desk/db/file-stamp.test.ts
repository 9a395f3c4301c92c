import { expect, it } from 'vitest';
import { fileStamp, readStamp, stampPattern } from '../../../src-main/desk/db/file-stamp.ts';

it('writes a time so that every system takes it as part of a name, and reads it again', () => {
  const at = new Date('2026-11-22T10:05:59.007Z');
  expect(fileStamp(at)).toBe('2026-11-22T10-05-59.007Z');
  expect(readStamp(fileStamp(at))).toBe(at.toISOString());
  expect(new RegExp(`^${stampPattern}$`).test(fileStamp(at))).toBe(true);
});
