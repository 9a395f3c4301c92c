import type { IpcMainInvokeEvent, WebFrameMain } from 'electron';
import type { Answer } from '#shared/bridge.ts';
import { isOwnAddress } from './protocol.ts';

/** The part of an event that says who sent it. */
export type Sender = Pick<IpcMainInvokeEvent, 'sender'> & { senderFrame: WebFrameMain | null };

/** Whether a message comes from the top frame of our own page; a frame that is gone is nobody's. */
export function isOurPage({ sender, senderFrame }: Sender): boolean {
  try {
    if (senderFrame === null || senderFrame !== sender.mainFrame || senderFrame.parent !== null) return false;
    return isOwnAddress(senderFrame.url);
  } catch {
    return false;
  }
}

const refusal: Answer = {
  ok: false,
  error: { code: 'internal', message: 'not asked by the window', details: {}, logId: null },
};

/** The one listener for commands to the shell: whoever is not our page is refused before anything runs. */
export function createShellListener(answer: (command: unknown, input: unknown) => Promise<Answer>) {
  return async (event: Sender, command: unknown, input: unknown): Promise<Answer> =>
    isOurPage(event) ? answer(command, input) : refusal;
}
