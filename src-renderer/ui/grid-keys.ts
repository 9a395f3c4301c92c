/** What a person asks of a grid, by key or by pointer. */
export type GridIntent =
  | { kind: 'go'; row: number; extend: boolean }
  | { kind: 'pick'; row: number; extend: boolean; add: boolean }
  | { kind: 'toggle'; row: number }
  | { kind: 'open'; row: number }
  | { kind: 'copy'; row: number }
  | { kind: 'select-all' }
  | { kind: 'clear' };

/** A key press, as much of it as matters. */
export type KeyPress = { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean };

/** Where the grid stands: the active row, how many rows there are, and how many fit in view. */
export type GridPosition = { active: number; total: number; page: number };

const steps: Readonly<Record<string, (position: GridPosition) => number>> = {
  ArrowDown: ({ active }) => active + 1,
  ArrowUp: ({ active }) => active - 1,
  PageDown: ({ active, page }) => active + Math.max(1, page - 1),
  PageUp: ({ active, page }) => active - Math.max(1, page - 1),
  Home: () => 0,
  End: ({ total }) => total - 1,
};

function intentOfCommand(key: string, row: number): GridIntent | null {
  const letter = key.toLowerCase();
  if (letter === 'a') return { kind: 'select-all' };
  if (letter === 'c') return { kind: 'copy', row };
  return key === ' ' ? { kind: 'toggle', row } : null;
}

/** The intent of a key press, or null when the grid has no use for it. */
export function intentOfKey(press: KeyPress, position: GridPosition): GridIntent | null {
  if (press.altKey || position.total === 0) return null;
  const { active } = position;
  const step = steps[press.key];
  if (step) {
    const row = Math.min(position.total - 1, Math.max(0, step(position)));
    return { kind: 'go', row, extend: press.shiftKey };
  }
  if (press.ctrlKey || press.metaKey) return intentOfCommand(press.key, active);
  if (press.key === ' ') {
    return press.shiftKey ? { kind: 'go', row: active, extend: true } : { kind: 'toggle', row: active };
  }
  if (press.key === 'Enter') return { kind: 'open', row: active };
  return press.key === 'Escape' ? { kind: 'clear' } : null;
}
