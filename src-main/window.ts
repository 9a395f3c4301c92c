import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { WindowBounds } from './os/settings.ts';
import { ownPage, paperPage } from './protocol.ts';

/** What differs from one window to the next; nothing in it can weaken the walls around the page. */
export type WindowLook = {
  preloadFile: string;
  iconFile: string;
  bounds: WindowBounds | null;
  /** Free areas of the screens, the first one's first. */
  workAreas: readonly Rectangle[];
  dark: boolean;
  developing: boolean;
};

const smallest = { width: 1024, height: 700 };
const usual = { width: 1400, height: 880 };

/** The page's ground, shown before it has painted, so that no white flashes. */
export const grounds = { light: '#f6f8f9', dark: '#11161b' } as const;

/** Around every page. */
const walls = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webSecurity: true,
  spellcheck: false,
} as const;

/** The person's window. It shows once its page has painted. */
export function createWindow(
  Window: new (options: BrowserWindowConstructorOptions) => BrowserWindow,
  look: WindowLook,
): BrowserWindow {
  const window = new Window({
    ...placeWindow(look.bounds, look.workAreas),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Muster',
    icon: look.iconFile,
    backgroundColor: look.dark ? grounds.dark : grounds.light,
    autoHideMenuBar: true,
    webPreferences: { ...walls, preload: look.preloadFile, devTools: look.developing },
  });
  window.once('ready-to-show', () => {
    if (look.bounds?.maximized) window.maximize();
    window.show();
  });
  void window.loadURL(ownPage);
  return window;
}

/** A window that is never shown: what is printed is laid out in it. It goes with the person's window. */
export function createPaperWindow(
  Window: new (options: BrowserWindowConstructorOptions) => BrowserWindow,
  { preloadFile, parent }: { preloadFile: string; parent: BrowserWindow | null },
): BrowserWindow {
  const window = new Window({
    show: false,
    title: 'Muster',
    ...(parent === null ? {} : { parent }),
    // Hidden pages are slowed down otherwise.
    webPreferences: { ...walls, preload: preloadFile, devTools: false, backgroundThrottling: false },
  });
  void window.loadURL(paperPage);
  return window;
}

/** Where the window stood last time, if a screen still shows its title bar; else the middle of the first screen. */
export function placeWindow(bounds: WindowBounds | null, workAreas: readonly Rectangle[]): Partial<Rectangle> {
  const [first] = workAreas;
  const width = Math.max(smallest.width, Math.min(bounds?.width ?? usual.width, first?.width ?? usual.width));
  const height = Math.max(smallest.height, Math.min(bounds?.height ?? usual.height, first?.height ?? usual.height));
  if (bounds === null || !workAreas.some((area) => showsTitleBar(bounds, area))) return { width, height };
  return { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height };
}

function showsTitleBar({ x, y, width }: WindowBounds, area: Rectangle): boolean {
  const overlap = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return overlap >= 200 && y >= area.y - 10 && y <= area.y + area.height - 40;
}

/** Tells where the window stands whenever it comes to rest there. */
export function watchBounds(window: BrowserWindow, remember: (bounds: WindowBounds) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const tell = () => remember({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(tell, 500);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('close', () => {
    clearTimeout(timer);
    tell();
  });
}
