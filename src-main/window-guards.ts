import type { Session, WebContents } from 'electron';
import { isOwnAddress } from './protocol.ts';

/** Hosts of public documentation that the browser may be sent to; compared as a whole. */
export const browserHosts: readonly string[] = [
  'docs.samsungknox.com',
  'central.samsungknox.com',
  'www.samsungknox.com',
  'help.ivanti.com',
];

const longestAddress = 2000;

/** Whether an address may be opened in the browser: https, an allowed host, and nothing else in it but a path. */
export function mayOpenInBrowser(address: string): boolean {
  if (address.length > longestAddress || /[\s\\\p{Cc}]/u.test(address)) return false;
  try {
    const { protocol, host, username, password } = new URL(address);
    return protocol === 'https:' && browserHosts.includes(host) && username === '' && password === '';
  } catch {
    return false;
  }
}

/** The parts of an event that can be stopped. */
type Stoppable = { preventDefault(): void };

/** Keeps a page where it is: no navigation, no window, no webview, no frame from elsewhere. */
export function guardContents(contents: WebContents, openInBrowser: (address: string) => void): void {
  const stayHome = (event: Stoppable & { url?: string }, address?: string) => {
    if (!isOwnAddress(event.url ?? address ?? '')) event.preventDefault();
  };
  contents.on('will-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-attach-webview', (event: Stoppable) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    // Not within the page's own call: what the browser does must not be able to hold it up.
    if (mayOpenInBrowser(url)) setImmediate(() => openInBrowser(url));
    return { action: 'deny' };
  });
}

/** Refuses every permission, device and download: the app needs none of them. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}
