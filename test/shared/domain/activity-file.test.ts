import { describe, expect, it } from 'vitest';
import { openLine, sealLine } from '#shared/domain/activity-file.ts';
import { newSha256 } from '../../../src-main/desk/db/tables/activity.ts';

describe('a line of an exported activity log', () => {
  it('ends with a seal over itself and the line before', () => {
    const first = sealLine(newSha256, '', { kind: 'end', lines: 1 });
    expect(first.text).toBe(`{"kind":"end","lines":1,"seal":"${first.seal}"}`);
    expect(JSON.parse(first.text)).toEqual({ kind: 'end', lines: 1, seal: first.seal });
    const second = sealLine(newSha256, first.seal, { kind: 'end', lines: 1 });
    expect(second.seal).not.toBe(first.seal);
  });

  it('is read back, and has its seal as long as nothing of it or before it is another', () => {
    const { text, seal } = sealLine(newSha256, 'before', { kind: 'end', lines: 7 });
    expect(openLine(newSha256, 'before', text)).toEqual({ line: { kind: 'end', lines: 7 }, seal, holds: true });
    expect(openLine(newSha256, 'after', text).holds).toBe(false);
    expect(openLine(newSha256, 'before', text.replace('7', '8')).holds).toBe(false);
    expect(openLine(newSha256, 'before', text.replace('7', '"7"')).line).toBeNull();
    for (const other of ['', 'x', `${text}x`, text.slice(1), text.slice(0, -1)])
      expect(openLine(newSha256, 'before', other)).toMatchObject({ line: null, holds: false });
  });
});
