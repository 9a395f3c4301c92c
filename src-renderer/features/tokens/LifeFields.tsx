import { Radio, Stack, TextInput } from '@mantine/core';
import { LEAST_DAYS, MOST_DAYS } from '#shared/domain/enrollment-token.ts';
import { useText } from '../../text/use-text.ts';
import classes from './LifeFields.module.css';
import { type LifeChoice, lifeOf } from './token-life.ts';

type LifeFieldsProps = {
  label: string;
  life: LifeChoice;
  onLife: (life: LifeChoice) => void;
  /** Whether the end may be left to Ivanti. */
  withIvanti?: boolean;
};

/** How long a token shall live: so many days from now, for ever, or as Ivanti gives it. */
export function LifeFields({ label, life, onLife, withIvanti = false }: LifeFieldsProps) {
  const { t } = useText();
  const choose = (kind: string) => onLife({ ...life, kind: kind as LifeChoice['kind'] });
  return (
    <Radio.Group label={label} value={life.kind} onChange={choose}>
      <Stack gap={8} mt={4}>
        <div className={classes.days}>
          <Radio size="xs" value="days" aria-label={t('tokens.life.upto')} />
          <TextInput
            className={classes.number}
            data-autofocus
            aria-label={t('tokens.life.upto')}
            inputMode="numeric"
            maxLength={4}
            value={life.days}
            min={LEAST_DAYS}
            max={MOST_DAYS}
            aria-invalid={lifeOf(life) === undefined}
            onFocus={() => choose('days')}
            onChange={(event) => onLife({ kind: 'days', days: event.currentTarget.value })}
          />
          <span>{t('tokens.life.days')}</span>
          {lifeOf(life) === undefined ? (
            <span className={classes.wrong} role="alert">
              {t('tokens.life.wrong')}
            </span>
          ) : null}
        </div>
        <Radio size="xs" value="never" label={t('tokens.life.never')} />
        {withIvanti ? <Radio size="xs" value="ivanti" label={t('tokens.life.asIvanti')} /> : null}
      </Stack>
    </Radio.Group>
  );
}
