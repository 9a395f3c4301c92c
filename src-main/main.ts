import { writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { app, dialog, protocol } from 'electron';
import { fileToVerify, terminalLanguage, verifyFile } from './os/verify-file.ts';
import { ownScheme } from './protocol.ts';
import { startApp } from './start-app.ts';

// Order matters: a question from the command line is answered before anything is opened; the sandbox and the scheme are set
// before the app is ready, the folder before the lock, which lies in it.
answerCommandLine();
// Chromium has no sandbox for root, and with this call it would not even start: pages stay in theirs all the same.
if (process.getuid?.() !== 0) app.enableSandbox();
// A change is sent on a connection of its own, because Chromium repeats requests on kept-alive ones (remote/send-once.ts);
// that can be asked for in HTTP/1.1 only.
app.commandLine.appendSwitch('disable-http2');
app.commandLine.appendSwitch('disable-quic');
protocol.registerSchemesAsPrivileged([ownScheme]);
if (process.env.MUSTER_USER_DATA) app.setPath('userData', resolve(process.env.MUSTER_USER_DATA));

// Not awaited: the app is ready only after this module has run.
if (app.requestSingleInstanceLock()) app.whenReady().then(startApp).catch(giveUp);
else app.quit();

/** `Muster verify <file>`: no window, no workspace, nothing of the machine but that file. */
function answerCommandLine(): void {
  const words = process.argv.slice(1);
  // While developing, the app's own folder comes first.
  const asked = fileToVerify(app.isPackaged ? words : words.filter((word) => resolve(word) !== app.getAppPath()));
  if (asked === null) return;
  process.exit(verifyFile(asked.path, terminalLanguage(), (text) => writeSync(1, `${text}\n`)));
}

/** Without a window nobody could see or end what is left of an app that did not start. */
function giveUp(error: unknown): void {
  dialog.showErrorBox('Muster', error instanceof Error ? error.message : String(error));
  app.exit(1);
}
