import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const alias = { '#shared': resolve('src-main/shared') };

/** Units and features in Node, what survives which fault, the layout of the house, and the real window. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/layout/**', 'test/faults/**', 'test/e2e/**', 'test/bench/**'],
          testTimeout: 20_000,
          // Left to itself, Vitest keeps a core free: of two that is half. Projects with other numbers need a group of their own.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          sequence: { groupOrder: 1 },
        },
      },
      { resolve: { alias }, test: { name: 'layout', include: ['test/layout/**/*.test.ts'] } },
      {
        resolve: { alias },
        test: { name: 'faults', include: ['test/faults/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 60_000 },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
