import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import { type FormEvent, useCallback, useMemo, useState } from 'react';
import type { DeviceColumn, DeviceView } from '#shared/domain/device.ts';
import type { PortalFileKind, PortalPlan } from '#shared/domain/portal-file.ts';
import { run } from '../../api.ts';
import { type PlanState, usePlan, useRemembered } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { type ExportScope, useExportDevices, useExportPortalFile } from './csv-commands.ts';
import { ExportColumnsField, useAttributeNames, type WantedColumns } from './ExportColumnsField.tsx';
import classes from './ExportDialog.module.css';
import { type ExportPlace, ExportScopeField, type ScopeKind, scopeOf, scopesOf } from './ExportScopeField.tsx';
import {
  type ExportChoice,
  type ExportPurpose,
  exportChoiceSchema,
  exportPurposes,
  firstChoice,
  isPortalPurpose,
  portalContent,
} from './export-choice.ts';
import { type PortalChoice, PortalFields } from './PortalFields.tsx';
import { PortalPlanView } from './PortalPlanView.tsx';

/** What can be exported from where the person stands. */
export type ExportDialogProps = ExportPlace & {
  opened: boolean;
  onClose: () => void;
  /** Columns the grid shows, in its order: what is offered first. */
  columns: readonly DeviceColumn[];
  /** Order of the list as the person sees it: the order of the lines. */
  sort: DeviceView['sort'];
  /** What a list is called until the person says otherwise. */
  fileName?: string;
};

type PurposeFieldProps = { purpose: ExportPurpose; onPurpose: (purpose: ExportPurpose) => void };

function PurposeField({ purpose, onPurpose }: PurposeFieldProps) {
  const { t } = useText();
  return (
    <Select
      label={t('csv.form')}
      description={t(`csv.purposeText.${purpose}`)}
      inputWrapperOrder={['label', 'input', 'description']}
      allowDeselect={false}
      maxDropdownHeight={320}
      value={purpose}
      data={exportPurposes.map((value) => ({ value, label: t(`csv.purpose.${value}`) }))}
      onChange={(next) => next !== null && onPurpose(next as ExportPurpose)}
    />
  );
}

type FooterProps = { onClose: () => void; disabled: boolean; secret?: boolean };

function Footer({ onClose, disabled, secret = false }: FooterProps) {
  const { t } = useText();
  return (
    <Group justify="flex-end" gap={8} mt={20}>
      <Button variant="default" onClick={onClose}>
        {t('ui.cancel')}
      </Button>
      <Button type="submit" disabled={disabled} data-autofocus {...(secret ? { color: 'red' } : {})}>
        {t(secret ? 'csv.portal.submitSecret' : 'csv.submit')}
      </Button>
    </Group>
  );
}

/** What every kind of file asks: for what, and which devices. */
type FormProps = ExportDialogProps & { purpose: ExportPurpose; scope: ExportScope };

function ListForm({ purpose, scope, columns, sort, fileName, onClose }: FormProps) {
  const save = useExportDevices();
  const [wanted, setWanted] = useState<WantedColumns>({ columns, attributes: [] });
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const form = purpose === 'programs' ? 'raw' : 'guarded';
    if (await save({ scope, ...wanted, form, sort, ...(fileName === undefined ? {} : { name: fileName }) })) onClose();
  };
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <ExportColumnsField {...wanted} onWanted={(change) => setWanted((old) => ({ ...old, ...change }))} />
      <Footer onClose={onClose} disabled={wanted.columns.length === 0} />
    </form>
  );
}

/** Counted anew whenever the devices or what is asked of them change. */
function usePortalPlan(
  scope: ExportScope,
  kind: PortalFileKind,
  { choice, names }: { choice: PortalChoice; names: readonly string[] },
): { content: ReturnType<typeof portalContent>; state: PlanState<PortalPlan> } {
  const key = JSON.stringify(portalContent(kind, choice, names));
  const content = useMemo(() => JSON.parse(key) as ReturnType<typeof portalContent>, [key]);
  const ask = useCallback(() => run('csv.planPortalFile', { scope, content }), [scope, content]);
  return { content, state: usePlan(ask, ['devices', 'profiles', 'changes', 'attributes', 'credentials']) };
}

type PortalFormProps = FormProps & {
  kind: PortalFileKind;
  choice: ExportChoice;
  onChoice: (choice: ExportChoice) => void;
};

function PortalForm({ kind, scope, sort, onClose, ...remembered }: PortalFormProps) {
  const save = useExportPortalFile();
  const names = useAttributeNames();
  const [passwords, setPasswords] = useState(false);
  const choice = { ...remembered.choice, passwords };
  const { content, state } = usePortalPlan(scope, kind, { choice, names });
  const { plan } = state;
  const onChoice = ({ passwords: wanted, ...change }: Partial<PortalChoice>) => {
    if (wanted !== undefined) setPasswords(wanted);
    else remembered.onChoice({ ...remembered.choice, ...change });
  };
  const ready = plan !== null && plan.lines > 0 && plan.blocked === 0;
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (ready && (await save({ scope, content, sort, passwords: plan.passwords }))) onClose();
  };
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <Stack gap={16}>
        <PortalFields
          kind={kind}
          choice={choice}
          names={names}
          passwords={plan?.passwords ?? null}
          onChoice={onChoice}
        />
        <PortalPlanView kind={kind} state={state} />
      </Stack>
      <Footer onClose={onClose} disabled={!ready} secret={plan !== null && plan.passwords > 0} />
    </form>
  );
}

function ExportFields(props: ExportDialogProps) {
  const [choice, setChoice] = useRemembered<ExportChoice>('csv.export', exportChoiceSchema, firstChoice);
  const [kind, setKind] = useState<ScopeKind>(scopesOf(props)[0]);
  const { chosen, filter, profileId, uploadId, batch } = props;
  // The same object while the question is the same: what it would hold is counted for each new one.
  const scope = useMemo(
    () => scopeOf(kind, { chosen, filter, profileId, uploadId, batch } as ExportPlace),
    [kind, chosen, filter, profileId, uploadId, batch],
  );
  const { purpose } = choice;
  const form = { ...props, purpose, scope };
  return (
    <Stack gap={16}>
      <PurposeField purpose={purpose} onPurpose={(next) => setChoice({ ...choice, purpose: next })} />
      <ExportScopeField place={props} kind={kind} onKind={setKind} />
      {isPortalPurpose(purpose) ? (
        <PortalForm key={purpose} {...form} kind={purpose} choice={choice} onChoice={setChoice} />
      ) : (
        <ListForm {...form} />
      )}
    </Stack>
  );
}

/** What for, which devices, what of them; then where to. */
export function ExportDialog(props: ExportDialogProps) {
  const { t } = useText();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={<span className={classes.title}>{t('csv.title')}</span>}
      size={520}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <ExportFields {...props} />
    </Modal>
  );
}
