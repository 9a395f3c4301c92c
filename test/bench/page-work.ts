/**
 * Functions that run in the window's page: they cross as text and may use nothing of their surroundings. The window is
 * asked through `window.muster`, as it asks itself, and watched from outside by what it has drawn.
 */

/** Resolves when the grid shows its first rows, or that there are none: how many, and when, in ms since 1970. */
export function waitForRows(): Promise<{ at: number; rows: number }> {
  const shown = (): number | null => {
    const grid = document.querySelector('[role="grid"]');
    if (grid === null || grid.getAttribute('aria-busy') === 'true') return null;
    const rows = Number(grid.getAttribute('aria-rowcount')) - 1;
    const first = document.querySelector('[data-row="0"]');
    const settled = rows > 0 ? first !== null && first.getAttribute('aria-busy') !== 'true' : first === null;
    return settled && document.querySelector('[data-profile]') !== null ? rows : null;
  };
  return new Promise((resolve) => {
    const look = () => {
      const rows = shown();
      if (rows === null) return;
      observer.disconnect();
      // The frame that shows it has been drawn when the task after the next frame begins.
      requestAnimationFrame(() => setTimeout(() => resolve({ at: performance.timeOrigin + performance.now(), rows })));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, attributes: true });
    look();
  });
}

export type Scrolled = { frames: number; dropped: number; blankFrames: number; ms: number; lastRow: string | null };

/** Drags the grid from its first row to its last in so many steps, one each frame; then waits for the last row. */
export async function scrollThrough(steps: number): Promise<Scrolled> {
  const grid = document.querySelector('[role="grid"]');
  const scroller = grid?.parentElement;
  if (!grid || !scroller) throw new Error('there is no grid');
  const last = Number(grid.getAttribute('aria-rowcount')) - 2;
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const isBlank = () => {
    const { top, bottom } = scroller.getBoundingClientRect();
    const rows = [...document.querySelectorAll('[data-row]')].filter((row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > top + 32 && box.top < bottom;
    });
    return rows.length === 0 || rows.some((row) => row.getAttribute('aria-busy') === 'true');
  };
  let before = await frame();
  const startedAt = before;
  let dropped = 0;
  let blankFrames = 0;
  for (let step = 1; step <= steps; step += 1) {
    scroller.scrollTop = ((scroller.scrollHeight - scroller.clientHeight) * step) / steps;
    const now = await frame();
    dropped += Math.max(0, Math.round((now - before) / (1000 / 60)) - 1);
    if (isBlank()) blankFrames += 1;
    before = now;
  }
  const ms = before - startedAt;
  const waitUntil = performance.now() + 5000;
  const lastElement = () => document.querySelector(`[data-row="${last}"]`);
  while (performance.now() < waitUntil && lastElement()?.getAttribute('aria-busy') !== null) await frame();
  const element = lastElement();
  const filled = element !== null && element.getAttribute('aria-busy') === null;
  return { frames: steps, dropped, blankFrames, ms, lastRow: filled ? (element.textContent ?? '') : null };
}

export type PaintedMove = { answeredMs: number; paintedMs: number; undoneMs: number };

/**
 * Moves devices out of one profile into another through the desk and takes it back, waiting each time until both cards
 * show the right number. Milliseconds from asking to the frame in which they stand.
 */
export async function moveAndWatch(job: { count: number; from: string; to: string }): Promise<PaintedMove> {
  type Bridge = { run(command: string, input: unknown): Promise<{ ok: boolean; value: never; error: unknown }> };
  const { muster } = globalThis as unknown as { muster: Bridge };
  const ask = async <Value>(command: string, input: unknown): Promise<Value> => {
    const { ok, value, error } = await muster.run(command, input);
    if (!ok) throw new Error(`${command}: ${JSON.stringify(error)}`);
    return value;
  };
  const countOn = (profileId: string) => {
    const card = document.querySelector(`[data-profile="${profileId}"]`);
    return Number(card?.querySelector('[class*="count"]')?.textContent?.replace(/\D/g, '') ?? Number.NaN);
  };
  const drawn = (from: number, to: number) =>
    new Promise<number>((resolve) => {
      const look = () => {
        if (countOn(job.from) !== from || countOn(job.to) !== to) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true, characterData: true });
      look();
    });
  const view = { filter: { profileId: job.from }, sort: { column: 'serial', direction: 'asc' } };
  const range = { view, first: 0, count: job.count };
  const { deviceIds } = await ask<{ deviceIds: string[] }>('devices.getIdRange', range);
  const [from, to] = [countOn(job.from), countOn(job.to)];
  const startedAt = performance.now();
  const painted = drawn(from - job.count, to + job.count);
  const move = { selection: { kind: 'named', deviceIds }, profileId: job.to };
  const { changeId } = await ask<{ changeId: string }>('devices.move', move);
  const answeredMs = performance.now() - startedAt;
  const paintedMs = (await painted) - startedAt;
  const undoAt = performance.now();
  const back = drawn(from, to);
  await ask('changes.undo', { changeIds: [changeId] });
  return { answeredMs, paintedMs, undoneMs: (await back) - undoAt };
}
