import { daysLeft, type EndingToken } from '#shared/domain/enrollment-token.ts';
import type { Language } from './menu.ts';

/** What the system's notification says. */
export type Notice = { title: string; body: string };

/** More would be cut off by the system. */
const mostLines = 4;

type Words = {
  title(count: number): string;
  ended: string;
  today: string;
  days(count: number): string;
  more(count: number): string;
};

const words: Record<Language, Words> = {
  en: {
    title: (count) =>
      count === 1 ? 'An enrollment token is running out' : `${count} enrollment tokens are running out`,
    ended: 'expired',
    today: 'less than a day left',
    days: (count) => (count === 1 ? '1 day left' : `${count} days left`),
    more: (count) => `and ${count} more`,
  },
  fr: {
    title: (count) =>
      count === 1
        ? 'Un jeton d’inscription arrive à expiration'
        : `${count} jetons d’inscription arrivent à expiration`,
    ended: 'expiré',
    today: 'moins d’un jour restant',
    days: (count) => (count === 1 ? '1 jour restant' : `${count} jours restants`),
    more: (count) => `et ${count} de plus`,
  },
};

/** The notification of tokens that end, in the person's language. */
export function tokenNotice(language: Language, tokens: readonly EndingToken[], now: Date): Notice {
  const say = words[language];
  const colon = language === 'fr' ? '\u202f: ' : ': ';
  const shown = tokens.length > mostLines ? tokens.slice(0, mostLines - 1) : tokens;
  const lines = shown.map(({ profileName, expiresAt }) => {
    const days = daysLeft(expiresAt, now) ?? 0;
    return `${profileName}${colon}${days < 0 ? say.ended : days === 0 ? say.today : say.days(days)}`;
  });
  if (shown.length < tokens.length) lines.push(say.more(tokens.length - shown.length));
  return { title: say.title(tokens.length), body: lines.join('\n') };
}
