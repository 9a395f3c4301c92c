import { useState } from 'react';
import type { CommandInput } from '#shared/contract.ts';
import type { Paper } from '#shared/domain/paper.ts';
import { codeOf, type ErrorEnvelope } from '#shared/errors.ts';
import { envelopeOf, run } from '../../api.ts';
import { useEvent } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

type Noted = CommandInput<'print.notePrinted'>;

/** What the log is told, without the way it was printed. */
export type Printed = { [Kind in Noted['kind']]: Omit<Extract<Noted, { kind: Kind }>, 'form'> }[Noted['kind']];

/** How far the pages are laid out; nothing of it yet: null. */
export type PrintProgress = { done: number; total: number; writing: boolean } | null;

/** What is printed, what the log is told of it, and what a PDF is called. */
export type PrintWish = { paper: Paper; printed: Printed; fileName: string; onDone: () => void };

/** Printing as it goes on; `busy` also while a dialog of the system is open. */
export type Printing = {
  busy: boolean;
  progress: PrintProgress;
  /** Why the last try failed; null once another begins. */
  error: ErrorEnvelope | null;
  print: (wish: PrintWish) => void;
  savePdf: (wish: PrintWish) => void;
  cancel: () => void;
};

/** A PDF's name until the person says otherwise, with the day it was made on. */
export function pdfName(words: string, about: string | null, now: Date): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${[words, about, day.join('-')]
    .filter((part) => part !== null)
    .join('-')
    .slice(0, 140)}.pdf`;
}

async function note({ printed }: PrintWish, form: Noted['form']): Promise<void> {
  await run('print.notePrinted', { ...printed, form } as Noted);
}

/** Prints on paper or into a PDF, and has it written down. */
export function usePrinting(): Printing {
  const { t } = useText();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<PrintProgress>(null);
  const [failure, setFailure] = useState<ErrorEnvelope | null>(null);
  useEvent('shell.notice', (notice) => {
    if (notice.kind === 'paper-progress') setProgress(notice);
  });
  const work = (deed: () => Promise<void>) => {
    setBusy(true);
    setProgress(null);
    setFailure(null);
    deed()
      .catch((error: unknown) => {
        if (codeOf(error) === 'cancelled') notify.done(t('print.cancelled'));
        else setFailure(envelopeOf(error));
      })
      .finally(() => setBusy(false));
  };
  return {
    busy,
    progress,
    error: failure,
    print: (wish) =>
      work(async () => {
        const { printed } = await run('shell.print', { paper: wish.paper });
        if (!printed) return;
        await note(wish, 'printer');
        notify.done(t('print.printed'));
        wish.onDone();
      }),
    savePdf: (wish) =>
      work(async () => {
        const target = await run('shell.chooseSaveFile', { suggestedName: wish.fileName, purpose: 'pdf' });
        if (target === null) return;
        await run('shell.savePdf', { paper: wish.paper, file: target.file });
        await note(wish, 'pdf');
        notify.done(t('print.saved', { file: target.name }), {
          label: t('print.show'),
          onClick: () =>
            void run('shell.showFile', { file: target.file }).catch((error: unknown) => notify.error(error)),
        });
        wish.onDone();
      }),
    cancel: () => void run('shell.cancelPaper', {}).catch(() => undefined),
  };
}
