import { describe, expect, it } from 'vitest';
import { readForeignLayout } from '#shared/domain/keyboard-layouts.ts';

describe('a text that came through another keyboard layout', () => {
  it('has digits where a French keyboard has other signs, and letters that change places', () => {
    expect(readForeignLayout('&é"\'(-è_çà')).toContain('1234567890');
    expect(readForeignLayout('qQaAwWzZ,?mM')).toContain('aAqQzZwWmM;:');
    expect(readForeignLayout('?USTER)UNDO')).toContain('MUSTER-UNDO');
  });

  it('is different on a Belgian keyboard', () => {
    expect(readForeignLayout('§!')).toContain('68');
  });

  it('is digits held with Shift when a French scanner meets an American keyboard', () => {
    expect(readForeignLayout('!@#$%^&*()')).toContain('1234567890');
  });

  it('is left alone as soon as one digit came through, and when nothing would change', () => {
    expect(readForeignLayout('&é"3')).toEqual([]);
    expect(readForeignLayout('RBCD')).toEqual([]);
    expect(readForeignLayout('')).toEqual([]);
  });
});
