import { Select } from '@mantine/core';
import type { IntegrationView } from '#shared/domain/connection.ts';
import { useText } from '../../text/use-text.ts';
import classes from './IntegrationForm.module.css';
import { useSetInterval } from './integration-commands.ts';

const MINUTE_MS = 60_000;
const offered = [5, 10, 15, 30, 60, 120, 240, 480, 1440];

/** How often the servers are read; takes effect at once (behaviour 16). */
export function IntervalField({ view }: { view: IntegrationView }) {
  const { t, format } = useText();
  const setInterval = useSetInterval();
  const { syncIntervalMinutes: chosen } = view;
  const minutes = [...new Set([...offered, chosen])].sort((a, b) => a - b);
  return (
    <Select
      classNames={{ wrapper: classes.interval ?? '' }}
      label={t('integration.interval')}
      description={t('integration.intervalHint')}
      allowDeselect={false}
      value={String(chosen)}
      data={minutes.map((one) => ({ value: String(one), label: format.duration(one * MINUTE_MS) }))}
      onChange={(value) => value !== null && setInterval(Number(value))}
    />
  );
}
