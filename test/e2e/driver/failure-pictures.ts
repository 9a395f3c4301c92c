import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';

const folder = join(process.cwd(), 'test-results');

/** After each test that failed, leaves a picture of the window, named after the test, in test-results/. */
export function pictureFailures(window: () => Page | undefined): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    mkdirSync(folder, { recursive: true });
    const name = task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100);
    const path = join(folder, `${name}.png`);
    // The window may be gone, which must not hide why the test failed.
    await window()
      ?.screenshot({ path, timeout: 5000 })
      .catch(() => undefined);
  });
}
