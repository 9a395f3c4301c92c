import { Button, Checkbox, Group, Modal, Radio, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type DeviceColumn, type DeviceSelection, type DeviceView, deviceColumns } from '#shared/domain/device.ts';
import type { ProfileId, ProfileSummary } from '#shared/domain/profile.ts';
import { useCommand } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { type ExportForm, type ExportScope, useExportDevices } from './csv-commands.ts';
import classes from './ExportDialog.module.css';

/** What can be exported from where the person stands. */
export type ExportDialogProps = {
  opened: boolean;
  onClose: () => void;
  chosen: { selection: DeviceSelection; count: number } | null;
  profileId: ProfileId | null;
  /** Columns the grid shows, in its order: what is offered first. */
  columns: readonly DeviceColumn[];
  /** Order of the list as the person sees it: the order of the lines. */
  sort: DeviceView['sort'];
};

type ScopeKind = ExportScope['kind'];

function useProfile(profileId: ProfileId | null): ProfileSummary | null {
  const { data } = useCommand('profiles.list', {}, ['profiles', 'devices', 'changes', 'enrollmentTokens']);
  return data?.profiles.find((profile) => profile.profileId === profileId) ?? null;
}

function scopeOf(kind: ScopeKind, { chosen, profileId }: ExportDialogProps): ExportScope {
  if (kind === 'selection' && chosen) return { kind, selection: chosen.selection };
  return kind === 'profile' && profileId !== null ? { kind, profileId } : { kind: 'all' };
}

type ScopeFieldProps = ExportDialogProps & { kind: ScopeKind; onKind: (kind: ScopeKind) => void };

function ScopeField({ kind, onKind, chosen, profileId }: ScopeFieldProps) {
  const { t } = useText();
  const profile = useProfile(profileId);
  return (
    <Radio.Group label={t('csv.scope')} value={kind} onChange={(next) => onKind(next as ScopeKind)}>
      <Stack gap={6} mt={6}>
        {chosen ? <Radio size="xs" value="selection" label={t('csv.scopeSelection', { count: chosen.count })} /> : null}
        {profile ? <Radio size="xs" value="profile" label={t('csv.scopeProfile', { profile: profile.name })} /> : null}
        <Radio size="xs" value="all" label={t('csv.scopeAll')} />
      </Stack>
    </Radio.Group>
  );
}

/** Custom attributes offered as further columns; none until they have come. */
function useAttributeNames(): string[] {
  const { data } = useCommand('attributes.list', {}, ['attributes']);
  return data?.attributes.map(({ name }) => name) ?? [];
}

/** The columns of the file: those of the grid, and custom attributes. */
type Wanted = { columns: readonly DeviceColumn[]; attributes: readonly string[] };

type ColumnsFieldProps = Wanted & { onWanted: (change: Partial<Wanted>) => void };

function toggled<Item>(items: readonly Item[], item: Item): Item[] {
  return items.includes(item) ? items.filter((one) => one !== item) : [...items, item];
}

function missing<Item>(items: readonly Item[], all: readonly Item[]): Item[] {
  return all.filter((one) => !items.includes(one));
}

type AttributesFieldProps = {
  names: readonly string[];
  chosen: readonly string[];
  onChosen: (chosen: string[]) => void;
};

function AttributesField({ names, chosen, onChosen }: AttributesFieldProps) {
  const { t } = useText();
  if (names.length === 0) return null;
  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.legend}>{t('attributes.heading')}</legend>
      <div className={classes.columns}>
        {names.map((name) => (
          <Checkbox
            key={name}
            size="xs"
            label={name}
            checked={chosen.includes(name)}
            onChange={() => onChosen(toggled(chosen, name))}
          />
        ))}
      </div>
    </fieldset>
  );
}

function ColumnsField({ columns, attributes, onWanted }: ColumnsFieldProps) {
  const { t } = useText();
  const names = useAttributeNames();
  const wantAll = () =>
    onWanted({
      columns: [...columns, ...missing(columns, deviceColumns)],
      attributes: [...attributes, ...missing(attributes, names)],
    });
  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.legend}>{t('csv.columns')}</legend>
      <div className={classes.columns}>
        {deviceColumns.map((key) => (
          <Checkbox
            key={key}
            size="xs"
            label={t(`devices.column.${key}`)}
            checked={columns.includes(key)}
            onChange={() => onWanted({ columns: toggled(columns, key) })}
          />
        ))}
      </div>
      <AttributesField names={names} chosen={attributes} onChosen={(chosen) => onWanted({ attributes: chosen })} />
      <Button variant="subtle" size="compact-sm" ml={-8} onClick={wantAll}>
        {t('csv.everyColumn')}
      </Button>
    </fieldset>
  );
}

function FormField({ form, onForm }: { form: ExportForm; onForm: (form: ExportForm) => void }) {
  const { t } = useText();
  return (
    <Radio.Group label={t('csv.form')} value={form} onChange={(next) => onForm(next as ExportForm)}>
      <Stack gap={6} mt={6}>
        <Radio size="xs" value="guarded" label={t('csv.guarded')} description={t('csv.guardedText')} />
        <Radio size="xs" value="raw" label={t('csv.raw')} description={t('csv.rawText')} />
      </Stack>
    </Radio.Group>
  );
}

function ExportFields(props: ExportDialogProps) {
  const { t } = useText();
  const save = useExportDevices();
  const [kind, setKind] = useState<ScopeKind>(
    props.chosen ? 'selection' : props.profileId === null ? 'all' : 'profile',
  );
  const [wanted, setWanted] = useState<Wanted>({ columns: props.columns, attributes: [] });
  const [form, setForm] = useState<ExportForm>('guarded');
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (await save({ scope: scopeOf(kind, props), ...wanted, form, sort: props.sort })) props.onClose();
  };
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <Stack gap={16}>
        <ScopeField {...props} kind={kind} onKind={setKind} />
        <ColumnsField {...wanted} onWanted={(change) => setWanted((old) => ({ ...old, ...change }))} />
        <FormField form={form} onForm={setForm} />
      </Stack>
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={props.onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" disabled={wanted.columns.length === 0} data-autofocus>
          {t('csv.submit')}
        </Button>
      </Group>
    </form>
  );
}

/** Which devices, which columns, made for whom; then where to. */
export function ExportDialog(props: ExportDialogProps) {
  const { t } = useText();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={<span className={classes.title}>{t('csv.title')}</span>}
      size={480}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <ExportFields {...props} />
    </Modal>
  );
}
