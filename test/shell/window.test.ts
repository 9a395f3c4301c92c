import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { createPaperWindow, createWindow, placeWindow, type WindowLook, watchBounds } from '../../src-main/window.ts';

class FakeWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly calls: string[] = [];

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }

  loadURL(url: string): Promise<void> {
    this.calls.push(`load ${url}`);
    return Promise.resolve();
  }

  show(): void {
    this.calls.push('show');
  }

  maximize(): void {
    this.calls.push('maximize');
  }

  isMaximized(): boolean {
    return false;
  }

  getNormalBounds() {
    return { x: 1, y: 2, width: 1100, height: 720 };
  }
}

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const look: WindowLook = {
  preloadFile: '/app/preload.cjs',
  iconFile: '/app/icon.png',
  bounds: null,
  workAreas: [screen],
  dark: false,
  developing: false,
};

const make = (change: Partial<WindowLook> = {}) =>
  createWindow(FakeWindow as unknown as new () => BrowserWindow, { ...look, ...change }) as unknown as FakeWindow;

describe('the window', () => {
  it('keeps its page in the sandbox, whatever it is told besides', () => {
    const hostile = {
      webPreferences: { sandbox: false, nodeIntegration: true, contextIsolation: false },
      nodeIntegration: true,
      webviewTag: true,
    } as unknown as Partial<WindowLook>;
    for (const window of [make(), make(hostile)]) {
      expect(window.options.webPreferences).toEqual({
        preload: '/app/preload.cjs',
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        devTools: false,
      });
    }
  });

  it('loads our page and shows itself only once that has painted', () => {
    const window = make();
    expect(window.calls).toEqual(['load app://muster/index.html']);
    expect(window.options.show).toBe(false);
    window.emit('ready-to-show');
    expect(window.calls).toEqual(['load app://muster/index.html', 'show']);
  });

  it('has a ground of its theme, so that nothing flashes', () => {
    expect(make().options.backgroundColor).not.toBe(make({ dark: true }).options.backgroundColor);
  });

  it('comes back maximized when it was', () => {
    const window = make({ bounds: { x: 10, y: 10, width: 1200, height: 800, maximized: true } });
    window.emit('ready-to-show');
    expect(window.calls.slice(1)).toEqual(['maximize', 'show']);
  });

  it('is never smaller than its least size', () => {
    expect([make().options.minWidth, make().options.minHeight]).toEqual([1024, 700]);
  });
});

describe('the window that paper is laid out in', () => {
  const paper = (parent: BrowserWindow | null) => {
    const Fake = FakeWindow as unknown as new () => BrowserWindow;
    return createPaperWindow(Fake, { preloadFile: '/app/preload.cjs', parent }) as unknown as FakeWindow;
  };

  it('has the same walls, our own page, and is never shown', () => {
    const window = paper(null);
    expect(window.options.webPreferences).toEqual({
      ...{ preload: '/app/preload.cjs', contextIsolation: true, sandbox: true, nodeIntegration: false },
      ...{ webSecurity: true, spellcheck: false, devTools: false, backgroundThrottling: false },
    });
    window.emit('ready-to-show');
    expect([window.options.show, window.calls]).toEqual([false, ['load app://muster/paper.html']]);
  });

  it('goes with the person’s window', () => {
    const parent = make() as unknown as BrowserWindow;
    expect([paper(parent).options.parent, paper(null).options.parent]).toEqual([parent, undefined]);
  });
});

describe('where the window opens', () => {
  const bounds = { x: 300, y: 200, width: 1200, height: 800, maximized: false };

  it('is where it stood, on a screen that is still there', () => {
    expect(placeWindow(bounds, [screen])).toEqual({ x: 300, y: 200, width: 1200, height: 800 });
    const second = { x: 1920, y: 0, width: 1280, height: 1000 };
    expect(placeWindow({ ...bounds, x: 2000 }, [screen, second])).toMatchObject({ x: 2000 });
  });

  it.each([
    ['the screen is gone', { ...bounds, x: 5000 }],
    ['only a corner would show', { ...bounds, x: 1850 }],
    ['its title bar would be above the screen', { ...bounds, y: -300 }],
    ['it would be below the screen', { ...bounds, y: 2000 }],
  ])('is left to the system when %s', (_why, lost) => {
    const placed = placeWindow(lost, [screen]);
    expect(placed).toEqual({ width: 1200, height: 800 });
  });

  it('fits a small screen, down to the least size', () => {
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1280, height: 760 }])).toEqual({ width: 1280, height: 760 });
    expect(placeWindow(null, [{ x: 0, y: 0, width: 800, height: 600 }])).toEqual({ width: 1024, height: 700 });
  });

  it('is remembered when the window closes', () => {
    const window = make();
    const remembered: unknown[] = [];
    watchBounds(window as unknown as BrowserWindow, (at) => remembered.push(at));
    window.emit('move');
    window.emit('close');
    expect(remembered).toEqual([{ x: 1, y: 2, width: 1100, height: 720, maximized: false }]);
  });
});
