import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPencil, IconPlus, IconSearch, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { SelfMaintainedDevice } from '#shared/domain/self-maintained.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { AddDevicesDialog } from './AddDevicesDialog.tsx';
import { DeleteDevicesDialog } from './DeleteDevicesDialog.tsx';
import { DevicesPager } from './DevicesPager.tsx';
import { DevicesTable } from './DevicesTable.tsx';
import { EditDeviceDialog } from './EditDeviceDialog.tsx';
import classes from './SelfMaintainedDevices.module.css';
import { useListedDevices } from './self-maintained-queries.ts';

type SelfMaintainedDevicesProps = { profileId: ProfileId; profileName: string };
type Chosen = ReadonlyMap<string, SelfMaintainedDevice>;
type DeviceDialog = 'add' | 'edit' | 'delete';

const TYPING_MS = 200;

/** The devices of a Self-Maintained profile, with *Add More Devices*, *Edit devices* and *Delete devices* (behaviour 111). */
export function SelfMaintainedDevices({ profileId, profileName }: SelfMaintainedDevicesProps) {
  const { t } = useText();
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text, TYPING_MS);
  const [first, setFirst] = useState(0);
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const [dialog, setDialog] = useState<DeviceDialog | null>(null);
  const query = useListedDevices(profileId, wanted, first);
  const devices = query.data?.devices ?? [];
  const total = query.data?.total ?? 0;
  // What was on the last page may be gone.
  useEffect(() => {
    if (query.data && first >= query.data.total) setFirst(0);
  }, [query.data, first]);
  const close = () => setDialog(null);
  const done = () => {
    setChosen(new Map());
    close();
  };
  const [only = null] = chosen.size === 1 ? chosen.values() : [];
  // As it was last read, not as it was when it was chosen.
  const editing = devices.find(({ deviceId }) => only !== null && deviceId === only.deviceId) ?? only;
  const of = { profileId, profileName };
  return (
    <section className={classes.part} aria-label={t('selfMaintained.devices.title')}>
      <h2 className={classes.heading}>{t('selfMaintained.devices.title')}</h2>
      <DevicesBar
        {...{ text, chosen }}
        onText={(next) => {
          setText(next);
          setFirst(0);
        }}
        onOpen={setDialog}
      />
      {query.error ? (
        <ErrorNotice error={envelopeOf(query.error)} onRetry={() => void query.refetch()} />
      ) : (
        <DevicesTable devices={devices} chosen={chosen} onChosen={setChosen} searching={wanted.trim() !== ''} />
      )}
      <DevicesPager {...{ first, total }} chosen={chosen.size} onFirst={setFirst} />
      <AddDevicesDialog opened={dialog === 'add'} onClose={close} {...of} />
      <EditDeviceDialog opened={dialog === 'edit'} device={editing} onClose={close} onDone={done} {...of} />
      <DeleteDevicesDialog
        opened={dialog === 'delete'}
        devices={[...chosen.values()]}
        onClose={close}
        onDone={done}
        {...of}
      />
    </section>
  );
}

type DevicesBarProps = {
  text: string;
  chosen: Chosen;
  onText: (text: string) => void;
  onOpen: (dialog: DeviceDialog) => void;
};

function DevicesBar({ text, chosen, onText, onOpen }: DevicesBarProps) {
  const { t } = useText();
  return (
    <div className={classes.bar}>
      <TextInput
        className={classes.find ?? ''}
        leftSection={<IconSearch size={15} aria-hidden />}
        placeholder={t('selfMaintained.devices.find')}
        aria-label={t('selfMaintained.devices.find')}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <Button variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => onOpen('add')}>
        {t('selfMaintained.devices.add')}
      </Button>
      <Button
        variant="default"
        disabled={chosen.size !== 1}
        title={chosen.size > 1 ? t('selfMaintained.devices.editOne') : undefined}
        leftSection={<IconPencil size={15} aria-hidden />}
        onClick={() => onOpen('edit')}
      >
        {t('selfMaintained.devices.edit')}
      </Button>
      <Button
        variant="default"
        disabled={chosen.size === 0}
        leftSection={<IconTrash size={15} aria-hidden />}
        onClick={() => onOpen('delete')}
      >
        {t('selfMaintained.devices.delete')}
      </Button>
    </div>
  );
}
