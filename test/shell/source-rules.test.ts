import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

function filesUnder(folder: string): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
}

const main = filesUnder('src-main');
const all = [...main, ...filesUnder('src-renderer')];
const filesWith = (pattern: RegExp, files = all) =>
  files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

describe('in the source of the shell', () => {
  it('only one place makes windows, and no other kind of view is made', () => {
    expect(filesWith(/new Window\(|new BrowserWindow\(/)).toEqual(['src-main/window.ts']);
    expect(filesWith(/new (BaseWindow|WebContentsView|BrowserView)\(/)).toEqual([]);
  });

  it('the walls around a page are literal, and none is ever lowered', () => {
    const { text = '' } = main.find(({ path }) => path === 'src-main/window.ts') ?? {};
    for (const wall of ['contextIsolation: true', 'sandbox: true', 'nodeIntegration: false', 'webSecurity: true']) {
      expect(text).toContain(wall);
    }
    const lowered =
      /experimentalFeatures|enableBlinkFeatures|allowRunningInsecureContent|webviewTag|sandbox: false|contextIsolation: false|nodeIntegration: true|webSecurity: false/;
    expect(filesWith(lowered)).toEqual([]);
  });

  it('the sandbox is switched on before the app is ready, and no switch takes it away', () => {
    const { text = '' } = main.find(({ path }) => path === 'src-main/main.ts') ?? {};
    expect(text.indexOf('enableSandbox()')).toBeGreaterThan(0);
    expect(text.indexOf('enableSandbox()')).toBeLessThan(text.indexOf('whenReady()'));
    expect(filesWith(/no-sandbox/)).toEqual([]);
  });

  it('our scheme is not opened to other origins', () => {
    expect(filesWith(/corsEnabled|bypassCSP|allowServiceWorkers|allowExtensions/)).toEqual([]);
  });

  it('only our own page is loaded, and nothing from a file address', () => {
    expect(filesWith(/loadURL\(/)).toEqual(['src-main/window.ts']);
    expect(filesWith(/loadFile\(|['"`]file:\/\//)).toEqual([]);
  });

  it('one listener takes commands to the shell, and one preload speaks to it', () => {
    expect(filesWith(/ipcMain\.(handle|on|once)\b/)).toEqual(['src-main/start-app.ts']);
    expect(main.find(({ path }) => path === 'src-main/start-app.ts')?.text.match(/ipcMain\.(handle|on)/g)).toHaveLength(
      1,
    );
    expect(filesWith(/ipcRenderer\./)).toEqual(['src-main/preload.ts']);
  });

  it('certificates are judged by Chromium alone', () => {
    const weak =
      /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|ignore-certificate-errors|certificate-error|setCertificateVerifyProc/;
    expect(filesWith(weak)).toEqual([]);
  });

  it('programs are started as our own processes only, and pages of others by one guarded call', () => {
    expect(filesWith(/child_process|execFile\(|\bspawn\(/, main)).toEqual([]);
    expect(filesWith(/openExternal\(/)).toEqual(['src-main/start-app.ts']);
    expect(filesWith(/openPath\(/)).toEqual([]);
  });

  it('no text becomes markup or code', () => {
    expect(filesWith(/dangerouslySetInnerHTML|\.innerHTML\b|\beval\(|new Function\(/)).toEqual([]);
  });
});
