import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSecretClipboard, type SecretClipboard } from '../../src-main/os/secret-clipboard.ts';

let held = '';
let timers: { work: () => void; ms: number }[] = [];
let secrets: SecretClipboard;
beforeEach(() => {
  held = 'something else';
  timers = [];
  const clipboard = {
    readText: async () => held,
    writeText: async (text: string) => {
      held = text;
    },
    clear: () => {
      held = '';
    },
  };
  secrets = createSecretClipboard(clipboard, 60_000, (work, ms) => {
    const timer = { work, ms };
    timers.push(timer);
    return () => {
      timers = timers.filter((one) => one !== timer);
    };
  });
});

const passTime = async () => {
  for (const { work } of timers.splice(0)) work();
  await setImmediate();
};

describe('a secret on the clipboard', () => {
  it('is there for a minute', async () => {
    expect(await secrets.copy('tok-1')).toBe(60_000);
    expect([held, timers.map(({ ms }) => ms)]).toEqual(['tok-1', [60_000]]);
    await passTime();
    expect(held).toBe('');
  });

  it('that was replaced by something else leaves that alone', async () => {
    await secrets.copy('tok-1');
    held = 'a line of the delivery note';
    await passTime();
    expect(held).toBe('a line of the delivery note');
  });

  it('copied after another one has a minute of its own', async () => {
    await secrets.copy('tok-1');
    await secrets.copy('tok-2');
    expect(timers).toHaveLength(1);
    await passTime();
    expect(held).toBe('');
  });

  it('goes at the end of the app, and nothing else does', async () => {
    await secrets.clear();
    expect(held).toBe('something else');
    await secrets.copy('tok-1');
    await secrets.clear();
    expect([held, timers]).toEqual(['', []]);
    held = 'tok-1';
    await secrets.clear();
    expect(held).toBe('tok-1');
  });
});
