import 'dayjs/locale/fr';
import { DateInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { useText } from '../text/use-text.ts';

dayjs.extend(customParseFormat);

type DayFieldProps = {
  /** `2026-11-22`, empty for none. */
  day: string;
  onDay: (day: string) => void;
  label?: string;
  /** Names the field where no label stands above it. */
  'aria-label'?: string;
  id?: string;
  error?: string | null;
  width?: number;
  /** First day that can be chosen, `2026-11-22`. */
  min?: string;
};

const isAmerican = (locale: string) => locale === 'en-US';

const shownAs = (locale: string) => (isAmerican(locale) ? 'MMM D, YYYY' : 'D MMM YYYY');

// What people type; a day before its month unless the reader's country writes it after.
const typed = (locale: string) => [
  'YYYY-MM-DD',
  'D MMM YYYY',
  'D MMMM YYYY',
  ...(isAmerican(locale)
    ? ['MMM D, YYYY', 'MMMM D, YYYY', 'M/D/YYYY', 'M/D/YY']
    : ['D/M/YYYY', 'D/M/YY', 'D.M.YYYY', 'D-M-YYYY']),
];

/** A day, typed or picked from a calendar, in the window's language whatever the system speaks. */
export function DayField({ day, onDay, width = 148, min, ...field }: DayFieldProps) {
  const { t, language, locale } = useText();
  return (
    <DateInput
      {...field}
      {...(min === undefined ? {} : { minDate: min })}
      value={day === '' ? null : day}
      onChange={(value) => onDay(value ?? '')}
      locale={language}
      valueFormat={shownAs(locale)}
      dateParser={(text) => {
        const read = dayjs(text.trim(), typed(locale), language, true);
        return read.isValid() ? read.format('YYYY-MM-DD') : null;
      }}
      clearable
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      placeholder={t('ui.dayHint')}
      rightSection={day === '' ? <IconCalendar size={14} aria-hidden /> : undefined}
      rightSectionPointerEvents={day === '' ? 'none' : 'all'}
      firstDayOfWeek={isAmerican(locale) ? 0 : 1}
      weekendDays={[]}
      highlightToday
      w={width}
      popoverProps={{ shadow: 'xs', offset: 4 }}
    />
  );
}
