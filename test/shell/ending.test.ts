import { expect, it } from 'vitest';
import { createEnding } from '../../src-main/ending.ts';

/** An app that is asked to end: `quit` asks again, as Electron does. */
function openApp(answers: boolean[], failing = false) {
  const done: string[] = [];
  const app = {
    quit() {
      let prevented = false;
      ending.beforeQuit({
        preventDefault: () => {
          prevented = true;
        },
      });
      if (!prevented) done.push('ended');
    },
  };
  const ending = createEnding({
    mayLeave: async () => {
      done.push('asked');
      return answers.shift() ?? true;
    },
    stay: () => done.push('stayed'),
    hide: () => done.push('hidden'),
    close: async () => {
      done.push('closed');
      if (failing) throw new Error('no');
    },
    quit: () => app.quit(),
    report: () => done.push('reported'),
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { app, ending, done, settled };
}

it('asks once, closes the files, then ends (reliability F41)', async () => {
  const { app, done, settled } = openApp([true]);
  app.quit();
  app.quit();
  await settled();
  expect(done).toEqual(['asked', 'hidden', 'closed', 'ended']);
});

it('goes on when the person stays, and asks anew the next time', async () => {
  const { app, done, settled } = openApp([false, true]);
  app.quit();
  await settled();
  expect(done).toEqual(['asked', 'stayed']);
  app.quit();
  await settled();
  expect(done.slice(2)).toEqual(['asked', 'hidden', 'closed', 'ended']);
});

it('asks nobody while the machine goes down, and ends though closing fails', async () => {
  const { app, ending, done, settled } = openApp([false], true);
  ending.hurry();
  app.quit();
  await settled();
  expect(done).toEqual(['hidden', 'closed', 'reported', 'ended']);
});
