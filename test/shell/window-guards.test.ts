import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardContents, guardSession, mayOpenInBrowser } from '../../src-main/window-guards.ts';

const foreign = [
  'https://app.evil',
  'https://muster/',
  'http://127.0.0.1:8080/',
  'app://other/index.html',
  'app://muster.evil/',
  'app://muster@evil/',
  'app://muster:1/',
  'APP://OTHER/',
  'javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'blob:app://muster/0f6c',
  'file:///etc/passwd',
  'about:blank',
  'chrome://gpu',
  'devtools://devtools',
  'view-source:app://muster/index.html',
  'ftp://host/x',
  'smb://host/x',
  'ms-msdt:/id',
  'mailto:a@b.c',
  'ws://host',
  'intent://x',
  '//evil',
  '/etc/passwd',
  'nonsense',
  '',
  ' app://muster/',
  'https://docs.samsungknox.com.evil/',
  'https://good@evil/',
  `https://evil/${'x'.repeat(100_000)}`,
];

class FakeContents extends EventEmitter {
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
}

function guarded() {
  const contents = new FakeContents();
  const opened: string[] = [];
  guardContents(contents as unknown as WebContents, (address) => opened.push(address));
  return { contents, opened };
}

function tryTo(contents: FakeContents, event: string, url: string): boolean {
  let prevented = false;
  const preventDefault = () => {
    prevented = true;
  };
  // Newer versions put the address into the event, older ones beside it.
  contents.emit(event, event === 'will-frame-navigate' ? { url, preventDefault } : { preventDefault }, url);
  return !prevented;
}

describe.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s', (event) => {
  it.each(foreign.filter((url) => url.trim() === url))('is refused for %.60j', (url) => {
    expect(tryTo(guarded().contents, event, url)).toBe(false);
  });

  it('is allowed within our own pages', () => {
    expect(tryTo(guarded().contents, event, 'app://muster/index.html')).toBe(true);
  });
});

describe('a new window', () => {
  it.each([...foreign, 'app://muster/index.html'])('is never opened for %.60j', async (url) => {
    const { contents, opened } = guarded();
    expect(contents.openHandler({ url })).toEqual({ action: 'deny' });
    await setImmediate();
    expect(opened).toEqual([]);
  });

  it('becomes a page of the browser for documentation, after the call has ended', async () => {
    const { contents, opened } = guarded();
    const url = 'https://docs.samsungknox.com/dev/knox-mobile-enrollment/';
    expect(contents.openHandler({ url })).toEqual({ action: 'deny' });
    expect(opened).toEqual([]);
    await setImmediate();
    expect(opened).toEqual([url]);
  });
});

describe('the browser', () => {
  it.each([
    ...foreign,
    'http://docs.samsungknox.com/',
    'https://docs.samsungknox.com:8443/',
    'https://docs.samsungknox.com@evil/',
    'https://user:pass@docs.samsungknox.com/',
    'https://docs.samsungknox.com\\@evil/',
    'https://docs.samsungknox.com/a b',
    'https://docs.samsungknox.com/\n',
    ' https://docs.samsungknox.com/',
    'https://sub.docs.samsungknox.com/',
  ])('is not sent to %.60j', (address) => expect(mayOpenInBrowser(address)).toBe(false));

  it.each(['https://docs.samsungknox.com/', 'HTTPS://DOCS.SAMSUNGKNOX.COM/dev?x=1#y'])('is sent to %j', (address) =>
    expect(mayOpenInBrowser(address)).toBe(true),
  );
});

it('a webview is never attached', () => {
  expect(tryTo(guarded().contents, 'will-attach-webview', '')).toBe(false);
});

describe('permissions', () => {
  const names = [
    ...[
      'clipboard-read',
      'clipboard-sanitized-write',
      'display-capture',
      'fullscreen',
      'geolocation',
      'idle-detection',
    ],
    ...['media', 'mediaKeySystem', 'midi', 'midiSysex', 'notifications', 'pointerLock', 'keyboardLock', 'openExternal'],
    ...[
      'speaker-selection',
      'storage-access',
      'top-level-storage-access',
      'window-management',
      'unknown',
      'fileSystem',
    ],
    ...['hid', 'serial', 'usb', 'accessibility-events', 'background-sync', 'sensors', 'deprecated-sync-clipboard-read'],
    'a permission of tomorrow',
  ];

  class FakeSession extends EventEmitter {
    request: (contents: null, permission: string, answer: (granted: boolean) => void) => void = () => undefined;
    check: (contents: null, permission: string) => boolean = () => true;
    device: (details: object) => boolean = () => true;
    setPermissionRequestHandler(handler: FakeSession['request']): void {
      this.request = handler;
    }
    setPermissionCheckHandler(handler: FakeSession['check']): void {
      this.check = handler;
    }
    setDevicePermissionHandler(handler: FakeSession['device']): void {
      this.device = handler;
    }
  }

  const session = new FakeSession();
  guardSession(session as unknown as Session);

  it.each(names)('%s is denied, asked for and looked up', (permission) => {
    let granted: boolean | null = null;
    session.request(null, permission, (answer) => {
      granted = answer;
    });
    expect([granted, session.check(null, permission)]).toEqual([false, false]);
  });

  it('no device is handed out and nothing is downloaded', () => {
    expect(session.device({ deviceType: 'usb' })).toBe(false);
    let prevented = false;
    session.emit('will-download', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });
});
