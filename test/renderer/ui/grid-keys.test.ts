import { describe, expect, it } from 'vitest';
import { type GridIntent, intentOfKey, type KeyPress } from '../../../src-renderer/ui/grid-keys.ts';

const position = { active: 10, total: 100, page: 20 };

function press(key: string, held: Partial<KeyPress> = {}): GridIntent | null {
  return intentOfKey({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }, position);
}

describe('keys in a grid', () => {
  it('walk: one row, a page, to both ends', () => {
    const rows = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => {
      const intent = press(key);
      return intent?.kind === 'go' ? intent.row : null;
    });
    expect(rows).toEqual([11, 9, 29, 0, 0, 99]);
  });

  it('stop at both ends', () => {
    const held = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
    expect(intentOfKey({ key: 'ArrowDown', ...held }, { active: 99, total: 100, page: 20 })).toEqual({
      kind: 'go',
      row: 99,
      extend: false,
    });
  });

  it('extend the selection while Shift is held', () => {
    expect(press('ArrowDown', { shiftKey: true })).toEqual({ kind: 'go', row: 11, extend: true });
    expect(press(' ', { shiftKey: true })).toEqual({ kind: 'go', row: 10, extend: true });
  });

  it('select, open, copy and clear', () => {
    expect(press(' ')).toEqual({ kind: 'toggle', row: 10 });
    expect(press(' ', { ctrlKey: true })).toEqual({ kind: 'toggle', row: 10 });
    expect(press('Enter')).toEqual({ kind: 'open', row: 10 });
    expect(press('Escape')).toEqual({ kind: 'clear' });
    expect(press('a', { ctrlKey: true })).toEqual({ kind: 'select-all' });
    expect(press('A', { metaKey: true })).toEqual({ kind: 'select-all' });
    expect(press('c', { ctrlKey: true })).toEqual({ kind: 'copy', row: 10 });
  });

  it('leave everything else to the window', () => {
    expect(press('m')).toBeNull();
    expect(press('ArrowDown', { altKey: true })).toBeNull();
    expect(press('k', { ctrlKey: true })).toBeNull();
    const held = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
    expect(intentOfKey({ key: 'ArrowDown', ...held }, { active: 0, total: 0, page: 0 })).toBeNull();
  });
});
