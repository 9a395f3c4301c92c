import type { Language } from './menu.ts';

/** Ways out of a workspace. */
export type Leaving = 'quit' | 'close';

/** What the system's dialog shows: the first button leaves, the second stays, and so does Escape. */
export type LeaveQuestion = {
  type: 'question';
  message: string;
  detail: string;
  buttons: [string, string];
  defaultId: 0;
  cancelId: 1;
  noLink: true;
};

type Words = {
  message(count: number): string;
  detail: Record<Leaving, string>;
  leave: Record<Leaving, string>;
  stay: string;
};

const words: Record<Language, Words> = {
  en: {
    message: (count) =>
      count === 1 ? '1 device waits for a change to be sent.' : `${count} devices wait for changes to be sent.`,
    detail: {
      quit: 'Nothing is lost: the changes are kept on this computer and sent when Muster runs again.',
      close: 'Nothing is lost: the changes are kept on this computer and sent when this workspace is open again.',
    },
    leave: { quit: 'Quit', close: 'Close' },
    stay: 'Stay',
  },
  fr: {
    message: (count) =>
      count === 1
        ? '1 appareil attend l’envoi d’une modification.'
        : `${count} appareils attendent l’envoi de modifications.`,
    detail: {
      quit: 'Rien n’est perdu\u202f: les modifications sont conservées sur cet ordinateur et partiront quand Muster sera relancé.',
      close:
        'Rien n’est perdu\u202f: les modifications sont conservées sur cet ordinateur et partiront quand cet espace de travail sera rouvert.',
    },
    leave: { quit: 'Quitter', close: 'Fermer' },
    stay: 'Rester',
  },
};

/** What the person is asked who leaves while so many devices wait. */
export function leaveQuestion(language: Language, leaving: Leaving, waiting: number): LeaveQuestion {
  const say = words[language];
  return {
    type: 'question',
    message: say.message(waiting),
    detail: say.detail[leaving],
    buttons: [say.leave[leaving], say.stay],
    ...({ defaultId: 0, cancelId: 1, noLink: true } as const),
  };
}
