import type { WebContents, WebFrameMain } from 'electron';
import { describe, expect, it } from 'vitest';
import { createShellListener, isOurPage, type Sender } from '../../src-main/shell-channel.ts';

function frame(url: string, parent: WebFrameMain | null = null): WebFrameMain {
  return { url, parent } as WebFrameMain;
}

const ours = frame('app://muster/index.html');
const contents = (mainFrame: WebFrameMain) => ({ mainFrame }) as WebContents;
const gone = new Proxy({} as WebFrameMain, {
  get() {
    throw new Error('Render frame was disposed before WebFrameMain could be accessed');
  },
});
const about = frame('about:blank');
const foreign = frame('https://app.evil/');

const strangers: [string, Sender][] = [
  ['no frame', { sender: contents(ours), senderFrame: null }],
  ['a sub-frame', { sender: contents(ours), senderFrame: frame('app://muster/index.html', ours) }],
  ['another frame than the top one', { sender: contents(ours), senderFrame: frame('app://muster/index.html') }],
  ['a foreign origin', { sender: contents(foreign), senderFrame: foreign }],
  ['about:blank', { sender: contents(about), senderFrame: about }],
  ['a frame that is gone', { sender: contents(gone), senderFrame: gone }],
];

describe('a message to the shell', () => {
  it.each(strangers)('from %s is refused with one code, and nothing runs', async (_who, sender) => {
    let entered = false;
    const listen = createShellListener(async () => {
      entered = true;
      return { ok: true, value: null };
    });
    expect(await listen(sender, 'shell.getState', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(entered).toBe(false);
    expect(isOurPage(sender)).toBe(false);
  });

  it('from the top frame of our page is answered', async () => {
    const heard: unknown[] = [];
    const listen = createShellListener(async (command, input) => {
      heard.push(command, input);
      return { ok: true, value: 'state' };
    });
    const answer = await listen({ sender: contents(ours), senderFrame: ours }, 'shell.getState', { a: 1 });
    expect(answer).toEqual({ ok: true, value: 'state' });
    expect(heard).toEqual(['shell.getState', { a: 1 }]);
  });
});
