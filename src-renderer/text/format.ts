/** Numbers and times in the reader's own habits. */
export type Format = {
  /** 2,418 or 2 418. */
  number(value: number): string;
  /** 22 Nov 2026, 14:05. */
  dateTime(iso: string): string;
  /** Saturday 22 November 2026 at 14:05:09, for a hover. */
  exact(iso: string): string;
  /** 22 Nov 2026. */
  date(iso: string): string;
  /** Sunday, 22 November 2026. */
  longDate(iso: string): string;
  /** just now, 3 min ago, in 5 min; a date when more than a week away. */
  ago(iso: string, now: Date): string;
  /** 45 s, 3 min, 1 h 20 min. */
  duration(ms: number): string;
  /** 0.37 as 37% or 37 %. */
  percent(share: number): string;
  /** 135 bytes, 1.2 MB or 1,2 Mo. */
  bytes(count: number): string;
  /** A, B and C. */
  list(items: readonly string[]): string;
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function relative(locale: string): Pick<Format, 'ago'> {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  // American English abbreviates with a full stop ("3 min. ago"), which reads like the end of a sentence.
  const write = (value: number, unit: Intl.RelativeTimeFormatUnit) => words.format(value, unit).replace('.', '');
  return {
    ago: (iso, now) => {
      const distance = Date.parse(iso) - now.getTime();
      const size = Math.abs(distance);
      if (Number.isNaN(distance)) return '';
      if (size < 30 * SECOND) return write(0, 'second');
      if (size < HOUR) return write(awayFromZero(distance, MINUTE), 'minute');
      if (size < DAY) return write(Math.trunc(distance / HOUR), 'hour');
      if (size < 7 * DAY) return write(Math.trunc(distance / DAY), 'day');
      return day.format(new Date(iso));
    },
  };
}

function awayFromZero(distance: number, unit: number): number {
  const whole = Math.trunc(distance / unit);
  return whole === 0 ? Math.sign(distance) : whole;
}

const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

function bytes(locale: string): Pick<Format, 'bytes'> {
  const formats = sizes.map(
    (unit) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumSignificantDigits: 3,
      }),
  );
  return {
    bytes: (count) => {
      const step = Math.min(sizes.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, count)) / 3)));
      return formats[step]?.format(count / 1000 ** step) ?? '';
    },
  };
}

function durations(locale: string): Pick<Format, 'duration'> {
  const part = (unit: 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' });
  const seconds = part('second');
  const minutes = part('minute');
  const hours = part('hour');
  return {
    duration: (ms) => {
      if (ms < MINUTE) return seconds.format(Math.max(1, Math.ceil(ms / SECOND)));
      const whole = Math.ceil(ms / MINUTE);
      if (whole < 60) return minutes.format(whole);
      const rest = whole % 60;
      const head = hours.format(Math.floor(whole / 60));
      return rest === 0 ? head : `${head} ${minutes.format(rest)}`;
    },
  };
}

/** Formatting for one locale (BCP 47 tag); times are shown in the machine's time zone. */
export function createFormat(locale: string): Format {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const longDate = new Intl.DateTimeFormat(locale, { dateStyle: 'full' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    date: (iso) => date.format(new Date(iso)),
    longDate: (iso) => longDate.format(new Date(iso)),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    exact: (iso) => exact.format(new Date(iso)),
    list: (items) => list.format(items),
    ...bytes(locale),
    ...relative(locale),
    ...durations(locale),
  };
}

const formats = new Map<string, Format>();

/** The same, made once for each locale: the dozen formatters in it take longer to make than a row to draw. */
export function formatFor(locale: string): Format {
  const known = formats.get(locale);
  if (known) return known;
  const made = createFormat(locale);
  formats.set(locale, made);
  return made;
}

/** The locale to format in: the system's own tag when it speaks the window's language, else the language alone. */
export function chooseLocale(language: 'en' | 'fr', systemLanguage: string): string {
  return systemLanguage.toLowerCase().startsWith(language) ? systemLanguage : language;
}

/** The window's language: the person's choice, else the system's when we speak it, else English. */
export function chooseLanguage(choice: 'system' | 'en' | 'fr', systemLanguage: string): 'en' | 'fr' {
  if (choice !== 'system') return choice;
  return systemLanguage.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
