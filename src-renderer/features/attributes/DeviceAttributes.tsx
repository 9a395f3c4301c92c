import { Button } from '@mantine/core';
import type { DeviceId } from '#shared/domain/device.ts';
import { useText } from '../../text/use-text.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { useAttributeValues } from './attributes-queries.ts';
import classes from './DeviceAttributes.module.css';

/** The custom attributes of one device among its details, and the way to edit them. */
export function DeviceAttributes({ deviceId, onEdit }: { deviceId: DeviceId; onEdit: () => void }) {
  const { t } = useText();
  const values = useAttributeValues(deviceId);
  return (
    <section className={classes.section} aria-labelledby="device-attributes">
      <div className={classes.head}>
        <h3 className={classes.heading} id="device-attributes">
          {t('attributes.heading')}
        </h3>
        <Button variant="subtle" size="compact-xs" aria-label={t('attributes.editLabel')} onClick={onEdit}>
          {t('attributes.edit')}
        </Button>
      </div>
      {values?.length === 0 ? <p className={classes.none}>{t('attributes.none')}</p> : null}
      <dl className={classes.facts}>
        {values?.map(({ name, value }) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd data-selectable>{value}</dd>
            <CopyButton text={value} label={t('attributes.copy', { name })} />
          </div>
        ))}
      </dl>
    </section>
  );
}
