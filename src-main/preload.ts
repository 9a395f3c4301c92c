import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Answer, MusterBridge } from '#shared/bridge.ts';
import type { ShellNotice } from '#shared/events.ts';
import { channels } from './channels.ts';
import { createWindowBridge, type DeskPort } from './window-bridge.ts';

const bridge = createWindowBridge(
  (command, input) => ipcRenderer.invoke(channels.command, command, input) as Promise<Answer>,
  // Throws for whatever is no file, and answers '' for one the page made itself.
  (file) => webUtils.getPathForFile(file as File),
);

ipcRenderer.on(channels.notice, (_event, notice: ShellNotice) => bridge.notice(notice));
ipcRenderer.on(channels.port, ({ ports: [port] }) => {
  if (port) bridge.connect(port as unknown as DeskPort);
});

contextBridge.exposeInMainWorld('muster', Object.freeze({ ...bridge.page }) satisfies MusterBridge);
