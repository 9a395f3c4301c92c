import { describe, expect, it } from 'vitest';
import { partPath, partPaths } from '#shared/domain/part-name.ts';

describe('the parts of a file that is too long for one', () => {
  const cases: [string, string][] = [
    ['/media/stick/assign.csv', '/media/stick/assign-2.csv'],
    ['C:\\Depot 1.2\\assign', 'C:\\Depot 1.2\\assign-2'],
    ['/depot.d/assign.2026-11.csv', '/depot.d/assign.2026-11-2.csv'],
    ['assign', 'assign-2'],
  ];
  for (const [path, part] of cases) {
    it(`lie beside it and keep its ending: ${path}`, () => expect(partPath(path, 2)).toBe(part));
  }

  it('are counted from one; a file in one part keeps its name', () => {
    expect(partPaths('a.csv', 1)).toEqual(['a.csv']);
    expect(partPaths('a.csv', 3)).toEqual(['a-1.csv', 'a-2.csv', 'a-3.csv']);
  });
});
