/** Functions that run in the page or in the main process of the app: they cross as text, see page-work.ts. */

/** What the page, and the main process, were kept from for longest; and the desk's slowest answer. Milliseconds. */
export type PageStall = { longest: number; slowestAnswer: number; frames: number };

type Watched = { stop: boolean; longest: number; slowestAnswer: number; frames: number };

/** Begins to watch the frames of the page, and asks the desk for a screenful of rows five times a second. */
export function watchPage(): void {
  type Bridge = { run(command: string, input: unknown): Promise<unknown> };
  const page = globalThis as unknown as { muster: Bridge; watched?: Watched };
  const watched: Watched = { stop: false, longest: 0, slowestAnswer: 0, frames: 0 };
  page.watched = watched;
  let before: number | null = null;
  const frame = (now: number) => {
    // A frame comes late by what goes beyond its sixtieth of a second.
    if (before !== null) watched.longest = Math.max(watched.longest, now - before - 1000 / 60);
    before = now;
    watched.frames += 1;
    if (!watched.stop) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const askOnce = async () => {
    if (watched.stop) return;
    const askedAt = performance.now();
    const view = { filter: {}, sort: { column: 'imei', direction: 'asc' } };
    await page.muster.run('devices.getWindow', { view, first: 0, count: 50 });
    watched.slowestAnswer = Math.max(watched.slowestAnswer, performance.now() - askedAt);
    setTimeout(() => void askOnce(), 200);
  };
  void askOnce();
}

/** Ends that. */
export function endWatch(): PageStall {
  const page = globalThis as unknown as { watched?: Watched };
  const { watched } = page;
  if (!watched) throw new Error('nothing was watched');
  watched.stop = true;
  const { longest, slowestAnswer, frames } = watched;
  return { longest, slowestAnswer, frames };
}

type Delay = { enable(): void; disable(): void; max: number };
type Main = { delay?: Delay };

/** Begins to watch the event loop of the main process. */
export function watchMain(): void {
  const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
  const main = globalThis as unknown as Main;
  main.delay = monitorEventLoopDelay({ resolution: 5 });
  main.delay.enable();
}

/** Ends that: the longest delay in milliseconds, beyond the five in which it looks. */
export function endMainWatch(): number {
  const { delay } = globalThis as unknown as Main;
  if (!delay) throw new Error('nothing was watched');
  delay.disable();
  return Math.max(0, delay.max / 1e6 - 5);
}

/** Answers the next dialog for a file with a path, as a person would. */
export function answerSaveDialog(filePath: string): void {
  const load = process.getBuiltinModule('node:module').createRequire('/');
  const { dialog } = load('electron') as { dialog: { showSaveDialog: unknown } };
  dialog.showSaveDialog = async () => ({ canceled: false, filePath });
}
