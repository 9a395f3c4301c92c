import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Paper, paperSchema } from '#shared/domain/paper.ts';
import type { ShellNotice } from '#shared/events.ts';
import { createPaperPrinter, type PaperWindow } from '../../src-main/paper-printer.ts';

const secret = 'token-4711-of-the-vans';
const paper: Paper = paperSchema.parse({
  ...{ kind: 'sheets', locale: 'en', workspaceName: 'Lyon', printedAt: '2026-11-26T08:00:00.000Z' },
  ...{ size: 'a4', copies: 1 },
  sheets: [
    { profileName: 'Vans', payload: secret, server: null, userName: null, tokenEnds: null, mark: null, wifi: 'none' },
  ],
});

type Wanted = { printers: number; outcome: [boolean, string]; pdf: () => Promise<Buffer> };

class FakeContents extends EventEmitter {
  readonly sent: unknown[] = [];
  readonly printed: unknown[] = [];
  readonly wanted: Wanted;

  constructor(wanted: Wanted) {
    super();
    this.wanted = wanted;
  }

  send(channel: string, notice: unknown): void {
    this.sent.push([channel, notice]);
  }

  getPrintersAsync(): Promise<unknown[]> {
    return Promise.resolve(Array(this.wanted.printers).fill({}));
  }

  print(options: unknown, done: (success: boolean, reason: string) => void): void {
    this.printed.push(options);
    done(...this.wanted.outcome);
  }

  printToPDF(options: unknown): Promise<Buffer> {
    this.printed.push(options);
    return this.wanted.pdf();
  }
}

class FakeWindow extends EventEmitter {
  readonly webContents: FakeContents;
  gone = false;

  constructor(wanted: Wanted) {
    super();
    this.webContents = new FakeContents(wanted);
  }

  isDestroyed(): boolean {
    return this.gone;
  }

  destroy(): void {
    this.gone = true;
    this.emit('closed');
  }
}

function setUp(change: Partial<Wanted> = {}) {
  const wanted: Wanted = { printers: 1, outcome: [true, ''], pdf: async () => Buffer.from('%PDF'), ...change };
  const windows: FakeWindow[] = [];
  const told: ShellNotice[] = [];
  const files: [string, string][] = [];
  const printer = createPaperPrinter({
    openWindow() {
      const window = new FakeWindow(wanted);
      windows.push(window);
      return window as unknown as PaperWindow;
    },
    notify: (notice) => told.push(notice),
    saveFile: (path, bytes) => void files.push([path, Buffer.from(bytes).toString()]),
    newId: () => `paper-${windows.length}`,
  });
  /** The page has loaded, and lays out what it was handed. */
  const layOut = async (paperId = `paper-${windows.length}`) => {
    windows.at(-1)?.webContents.emit('dom-ready');
    printer.report({ paperId, done: 0, total: 1, ready: false });
    printer.report({ paperId, done: 1, total: 1, ready: true });
    await setImmediate();
  };
  return { printer, windows, told, files, layOut };
}

describe('printing', () => {
  it('hands the paper over once the page is there, in memory only, and the window is gone afterwards', async () => {
    const { printer, windows, told, layOut } = setUp();
    const printing = printer.print(paper);
    expect(windows[0]?.webContents.sent).toEqual([]);
    await layOut();
    expect(await printing).toBe(true);
    expect(windows[0]?.webContents.sent).toEqual([['muster:notice', { kind: 'paper', paperId: 'paper-1', paper }]]);
    expect(windows[0]?.gone).toBe(true);
    expect(told).toEqual([
      { kind: 'paper-progress', done: 0, total: 1, writing: false },
      { kind: 'paper-progress', done: 1, total: 1, writing: true },
    ]);
    expect(JSON.stringify(told)).not.toContain(secret);
  });

  it('prints on pages of the paper’s size, to their edges', async () => {
    const { printer, windows, layOut } = setUp();
    const printing = printer.print(paper);
    await layOut();
    await printing;
    expect(windows[0]?.webContents.printed).toEqual([
      { printBackground: true, margins: { marginType: 'none' }, pageSize: { width: 210_000, height: 297_000 } },
    ]);
  });

  it('writes a PDF where the person wanted it', async () => {
    const { printer, files, windows, layOut } = setUp();
    const saving = printer.savePdf(paper, '/stick/vans.pdf');
    await layOut();
    await saving;
    expect([files, windows[0]?.gone]).toEqual([[['/stick/vans.pdf', '%PDF']], true]);
  });

  it('is not an error when the person closes the system’s dialog', async () => {
    const { printer, layOut } = setUp({ outcome: [false, 'Print job canceled'] });
    const printing = printer.print(paper);
    await layOut();
    expect(await printing).toBe(false);
  });

  it.each([
    ['no printer', { printers: 0 }, 'printer_none'],
    ['a printer that fails', { outcome: [false, 'Print job failed'] }, 'print_failed'],
  ] as [string, Partial<Wanted>, string][])('says so with %s', async (_what, change, code) => {
    const { printer, windows, layOut } = setUp(change);
    const printing = printer.print(paper);
    const ended = expect(printing).rejects.toMatchObject({ code });
    await layOut();
    await ended;
    expect(windows[0]?.gone).toBe(true);
  });

  it('says so when the PDF cannot be made, and writes none', async () => {
    const { printer, files, layOut } = setUp({ pdf: () => Promise.reject(new Error('no memory')) });
    const ended = expect(printer.savePdf(paper, '/stick/vans.pdf')).rejects.toMatchObject({ code: 'print_failed' });
    await layOut();
    await ended;
    expect(files).toEqual([]);
  });

  it('can be cancelled at any time: while it is laid out, and while the PDF is made', async () => {
    const { printer, files, windows, layOut } = setUp({ pdf: () => new Promise(() => undefined) });
    const first = expect(printer.savePdf(paper, '/stick/a.pdf')).rejects.toMatchObject({ code: 'cancelled' });
    printer.cancel();
    await first;
    const second = expect(printer.savePdf(paper, '/stick/b.pdf')).rejects.toMatchObject({ code: 'cancelled' });
    await layOut();
    printer.cancel();
    await second;
    expect([files, windows.map(({ gone }) => gone)]).toEqual([[], [true, true]]);
  });

  it('ends with the page when that ends, or with the person’s window', async () => {
    const { printer, windows } = setUp();
    const crashed = expect(printer.print(paper)).rejects.toMatchObject({ code: 'print_failed' });
    windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'oom' });
    await crashed;
    const closed = expect(printer.print(paper)).rejects.toMatchObject({ code: 'cancelled' });
    windows[1]?.emit('closed');
    await closed;
  });

  it('hears a page only of the paper that is under way, and one at a time', async () => {
    const { printer, windows, told, layOut } = setUp();
    const first = expect(printer.print(paper)).rejects.toMatchObject({ code: 'cancelled' });
    const second = printer.print(paper);
    await first;
    printer.report({ paperId: 'paper-1', done: 1, total: 1, ready: true });
    expect(told).toEqual([]);
    await layOut('paper-2');
    expect([await second, windows[0]?.gone]).toEqual([true, true]);
  });
});
