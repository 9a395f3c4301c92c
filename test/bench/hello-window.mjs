// The smallest window Electron can show: the floor for memory. Same size and same walls as the app's own.
import { app, BrowserWindow } from 'electron';

if (process.env.HELLO_USER_DATA) app.setPath('userData', process.env.HELLO_USER_DATA);
app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1400,
    height: 880,
    webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false },
  });
  return window.loadURL('data:text/html,<title>Hello</title><h1>Hello, world</h1>');
});
