import type { BrowserWindow } from 'electron';
import { type Paper, pageSizeOf } from '#shared/domain/paper.ts';
import { AppError } from '#shared/errors.ts';
import type { ShellNotice } from '#shared/events.ts';
import { channels } from './channels.ts';

/** The part of a window that is printed from. */
export type PaperWindow = Pick<BrowserWindow, 'isDestroyed' | 'destroy' | 'once'> & {
  webContents: Pick<BrowserWindow['webContents'], 'once' | 'send' | 'print' | 'printToPDF' | 'getPrintersAsync'>;
};

export type PaperPrinterParts = {
  /** A hidden window with the page that lays paper out. */
  openWindow(): PaperWindow;
  /** Tells the person's window. */
  notify(notice: ShellNotice): void;
  saveFile(path: string, bytes: Uint8Array): void;
  newId(): string;
};

/** What the page tells of its work. */
export type PaperReport = { paperId: string; done: number; total: number; ready: boolean };

/** Prints what the person's window hands over: one thing at a time, in a window of its own that is gone afterwards. */
export type PaperPrinter = {
  /** The system's dialog; false when the person closed it. */
  print(paper: Paper): Promise<boolean>;
  /** Writes a PDF to an absolute path. */
  savePdf(paper: Paper, path: string): Promise<void>;
  report(report: PaperReport): void;
  cancel(): void;
};

type Current = { paperId: string; window: PaperWindow; laidOut(): void };

const MICRONS = 1000;

/** A printer of which nothing is asked yet. */
export function createPaperPrinter({ openWindow, notify, saveFile, newId }: PaperPrinterParts): PaperPrinter {
  let current: Current | null = null;

  /** Paper is handed over in memory only: it may hold a token, which no address, file or log may. */
  async function withPaper<Answer>(paper: Paper, work: (window: PaperWindow) => Promise<Answer>): Promise<Answer> {
    cancel();
    const window = openWindow();
    const paperId = newId();
    const gone = goneOf(window);
    const laidOut = new Promise<void>((resolve) => {
      current = { paperId, window, laidOut: resolve };
    });
    window.webContents.once('dom-ready', () => {
      const notice: ShellNotice = { kind: 'paper', paperId, paper };
      window.webContents.send(channels.notice, notice);
    });
    try {
      await Promise.race([laidOut, gone]);
      return await Promise.race([work(window), gone]);
    } finally {
      if (current?.window === window) current = null;
      if (!window.isDestroyed()) window.destroy();
    }
  }

  function cancel(): void {
    current?.window.destroy();
    current = null;
  }

  return {
    print: (paper) => withPaper(paper, (window) => printBy(window, paper)),
    savePdf: (paper, path) => withPaper(paper, async ({ webContents }) => saveFile(path, await pdfOf({ webContents }))),
    report({ paperId, done, total, ready }) {
      if (current?.paperId !== paperId) return;
      notify({ kind: 'paper-progress', done, total, writing: ready });
      if (ready) current.laidOut();
    },
    cancel,
  };
}

/** Rejects when the window ends before its work does. */
function goneOf(window: PaperWindow): Promise<never> {
  const gone = new Promise<never>((_resolve, reject) => {
    window.once('closed', () => reject(new AppError('cancelled', 'the printing was cancelled')));
    window.webContents.once('render-process-gone', (_event, { reason }) =>
      reject(new AppError('print_failed', 'the page to print ended unexpectedly', { reason })),
    );
  });
  // A window that is closed when all is done has nobody to tell.
  gone.catch(() => undefined);
  return gone;
}

async function pdfOf({ webContents }: Pick<PaperWindow, 'webContents'>): Promise<Uint8Array> {
  try {
    return await webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true });
  } catch (error) {
    throw new AppError('print_failed', 'the PDF could not be made', {}, { cause: error });
  }
}

async function printBy({ webContents }: PaperWindow, paper: Paper): Promise<boolean> {
  if ((await webContents.getPrintersAsync()).length === 0)
    throw new AppError('printer_none', 'the system knows no printer');
  const { width, height } = pageSizeOf(paper);
  const options = {
    printBackground: true,
    margins: { marginType: 'none' },
    pageSize: { width: Math.round(width * MICRONS), height: Math.round(height * MICRONS) },
  } as const;
  return new Promise((resolve, reject) => {
    webContents.print(options, (success, reason) => {
      // Chromium has no other sign for a dialog that was closed than these words.
      if (success || /cancel/i.test(reason)) resolve(success);
      else reject(new AppError('print_failed', 'the system did not print', { reason }));
    });
  });
}
