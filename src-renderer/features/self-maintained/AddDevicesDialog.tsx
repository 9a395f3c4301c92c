import { ActionIcon, Button, Group, Modal, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { DeviceProblem } from '#shared/domain/self-maintained.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import classes from './AddDevicesDialog.module.css';
import {
  type EnteredAttribute,
  type EnteredDevice,
  emptyDevice,
  isHalfEntered,
  nextDevice,
  problemAt,
  toDeviceForm,
} from './device-form.ts';
import { useAddDevices } from './self-maintained-commands.ts';

type AddDevicesDialogProps = { opened: boolean; profileId: ProfileId; profileName: string; onClose: () => void };

/** *Add More Devices*: one device after the other, IMEI or serial number or both, manufacturer, attributes. */
export function AddDevicesDialog({ opened, onClose, ...of }: AddDevicesDialogProps) {
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className={classes.title}>{t('selfMaintained.add.title')}</span>}
      size={480}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <AddForm {...of} onClose={onClose} />
    </Modal>
  );
}

function AddForm({ profileId, profileName, onClose }: Omit<AddDevicesDialogProps, 'opened'>) {
  const { t } = useText();
  const notify = useNotify();
  const [entered, setEntered] = useState<EnteredDevice>(emptyDevice);
  const [problems, setProblems] = useState<readonly DeviceProblem[]>([]);
  const first = useRef<HTMLInputElement>(null);
  const { add, busy } = useAddDevices();
  const set = (change: Partial<EnteredDevice>) => {
    setEntered((old) => ({ ...old, ...change }));
    setProblems([]);
  };
  const save = async (goOn: boolean) => {
    const found = await add({ profileId, devices: [toDeviceForm(entered)] });
    if (found === null) return;
    setProblems(found);
    if (found.length > 0) return;
    const device = entered.imei.trim() || entered.serial.trim();
    notify.done(t('selfMaintained.add.saved', { device, profile: profileName }));
    if (!goOn) return onClose();
    setEntered(nextDevice(entered));
    first.current?.focus();
  };
  const blocked = entered.attributes.some(isHalfEntered);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!blocked) void save(true);
  };
  return (
    <form className={classes.form} onSubmit={onSubmit}>
      <p className={classes.text}>{t('selfMaintained.add.text')}</p>
      <IdentifierFields {...{ entered, problems, set, first }} />
      <AttributeFields attributes={entered.attributes} onAttributes={(attributes) => set({ attributes })} />
      <Group justify="flex-end" gap={8} mt={4}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button variant="default" type="submit" disabled={blocked} loading={busy}>
          {t('selfMaintained.add.saveNext')}
        </Button>
        <Button disabled={blocked} loading={busy} onClick={() => void save(false)}>
          {t('selfMaintained.add.save')}
        </Button>
      </Group>
    </form>
  );
}

type IdentifierFieldsProps = {
  entered: EnteredDevice;
  problems: readonly DeviceProblem[];
  set: (change: Partial<EnteredDevice>) => void;
  first: React.RefObject<HTMLInputElement | null>;
};

function IdentifierFields({ entered, problems, set, first }: IdentifierFieldsProps) {
  const { t } = useText();
  return (['imei', 'serial', 'manufacturer'] as const).map((field) => {
    const problem = problemAt(problems, field);
    return (
      <TextInput
        key={field}
        {...(field === 'imei' ? { ref: first, 'data-autofocus': true } : {})}
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
