import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { RefObject } from 'react';
import type { DeviceProblem } from '#shared/domain/self-maintained.ts';
import { useText } from '../../text/use-text.ts';
import classes from './DeviceFields.module.css';
import { type EnteredAttribute, type EnteredDevice, problemAt } from './device-form.ts';

type DeviceFieldsProps = {
  entered: EnteredDevice;
  problems: readonly DeviceProblem[];
  set: (change: Partial<EnteredDevice>) => void;
  /** The field that is ready for typing. */
  first?: RefObject<HTMLInputElement | null>;
};

/** The form of one device: IMEI, serial number, manufacturer, attributes. */
export function DeviceFields(props: DeviceFieldsProps) {
  const { entered, set } = props;
  return (
    <>
      <IdentifierFields {...props} />
      <AttributeFields attributes={entered.attributes} onAttributes={(attributes) => set({ attributes })} />
    </>
  );
}

function IdentifierFields({ entered, problems, set, first }: DeviceFieldsProps) {
  const { t } = useText();
  return (['imei', 'serial', 'manufacturer'] as const).map((field) => {
    const problem = problemAt(problems, field);
    return (
      <TextInput
        key={field}
        {...(field === 'imei' ? { ref: first ?? null, 'data-autofocus': true } : {})}
        label={t(`selfMaintained.devices.${field}`)}
        value={entered[field]}
        error={problem ? t(`selfMaintained.reasons.${problem.reason}`, { detail: problem.detail ?? '' }) : null}
        classNames={field === 'manufacturer' ? {} : { input: classes.mono ?? '' }}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => set({ [field]: event.currentTarget.value })}
      />
    );
  });
}

type AttributeFieldsProps = {
  attributes: readonly EnteredAttribute[];
  onAttributes: (attributes: readonly EnteredAttribute[]) => void;
};

function AttributeFields({ attributes, onAttributes }: AttributeFieldsProps) {
  const { t } = useText();
  const set = (key: number, change: Partial<EnteredAttribute>) =>
    onAttributes(attributes.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const add = () =>
    onAttributes([...attributes, { key: Math.max(0, ...attributes.map(({ key }) => key)) + 1, name: '', value: '' }]);
  return (
    <div>
      {attributes.map(({ key, name, value }) => (
        <div key={key} className={classes.attribute}>
          <TextInput
            aria-label={t('selfMaintained.add.attribute')}
            placeholder={t('selfMaintained.add.attribute')}
            value={name}
            maxLength={60}
            autoFocus
            onChange={(event) => set(key, { name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('selfMaintained.add.value')}
            placeholder={t('selfMaintained.add.value')}
            value={value}
            onChange={(event) => set(key, { value: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t('selfMaintained.add.removeAttribute')}
            onClick={() => onAttributes(attributes.filter((one) => one.key !== key))}
          >
            <IconX size={15} />
          </ActionIcon>
        </div>
      ))}
      <Button className={classes.link ?? ''} variant="subtle" size="compact-sm" onClick={add}>
        {t('selfMaintained.add.addAttribute')}
      </Button>
    </div>
  );
}
