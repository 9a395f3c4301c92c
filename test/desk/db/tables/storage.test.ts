import { expect, it } from 'vitest';
import {
  readEdition,
  readLastCheck,
  writeEdition,
  writeLastCheck,
} from '../../../../src-main/desk/db/tables/storage.ts';
import { openTestWorkspace } from '../open-test-workspace.ts';

it('remembers how the last full check ended, and which edition this is', () => {
  const db = openTestWorkspace();
  expect(readLastCheck(db)).toBeNull();
  for (const check of [
    { at: '2026-11-22T10:00:00.000Z', problems: 0 },
    { at: '2026-11-29T10:00:00.000Z', problems: 3 },
  ]) {
    writeLastCheck(db, check);
    expect(readLastCheck(db)).toEqual(check);
  }
  writeEdition(db, 'second');
  expect(readEdition(db)).toBe('second');
});
