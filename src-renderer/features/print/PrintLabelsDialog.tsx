import { Input, NumberInput, SegmentedControl, Select } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { type LabelFormatId, labelFormatIds, labelFormats, labelsPerPage } from '#shared/domain/label-format.ts';
import { type DeviceLabel, MOST_LABELS, type Paper } from '#shared/domain/paper.ts';
import { envelopeOf } from '../../api.ts';
import { usePlan } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PrintDialog, PrintForm, PrintNote, PrintWarning } from './PrintDialog.tsx';
import { type LabelChoice, startAfter, useLabelChoice } from './print-choices.ts';
import { usePaperFrame } from './use-paper-frame.ts';
import { type PrintWish, pdfName } from './use-printing.ts';

/** Labels that can be printed: at most MOST_LABELS of `total`. */
export type LabelList = { total: number; labels: DeviceLabel[] };

/** What labels are printed of; `name`: the profile or batch they are of. */
export type LabelSource = { ask: () => Promise<LabelList>; count: number; name: string | null };

type PrintLabelsDialogProps = {
  opened: boolean;
  onClose: () => void;
  /** Asked once when the dialog opens: what is printed does not change under the person's hands. */
  source: () => LabelSource | null;
};

/** *Print labels*: what stands on the boxes, with codes that a scanner reads. */
export function PrintLabelsDialog({ opened, onClose, source: sourceOf }: PrintLabelsDialogProps) {
  const { t } = useText();
  const [source, setSource] = useState<LabelSource | null>(null);
  if (opened && source === null) setSource(sourceOf());
  if (!opened && source !== null) setSource(null);
  return (
    <PrintDialog opened={opened} onClose={onClose} title={t('print.labelsTitle', { count: source?.count ?? 0 })}>
      {source ? <LabelsForm source={source} onClose={onClose} /> : null}
    </PrintDialog>
  );
}

type LabelsFormProps = {
  source: LabelSource;
  onClose: () => void;
  /** Stands above the choices. */
  above?: ReactNode;
};

/** The labels as they will be, and what can be chosen of them. */
export function LabelsForm({ source, onClose, above }: LabelsFormProps) {
  const { t } = useText();
  const [choice, setChoice] = useLabelChoice();
  const { plan: list, error } = usePlan(source.ask, []);
  const onDone = () => {
    setChoice({ ...choice, start: startAfter(choice, list?.labels.length ?? 0) });
    onClose();
  };
  const wish = useWish(list, { choice, source, onDone });
  const places = labelsPerPage(labelFormats[choice.format]);
  return (
    <PrintForm wish={wish} onClose={onClose} instead={insteadOf(list, error, t('print.noDevices'))}>
      {above}
      <FormatFields choice={choice} onChoice={setChoice} />
      {places > 1 ? (
        <NumberInput
          label={t('print.start')}
          description={t('print.startHint', { places })}
          value={choice.start + 1}
          min={1}
          max={places}
          allowDecimal={false}
          onChange={(next) => setChoice({ ...choice, start: Math.min(places, Math.max(1, Number(next) || 1)) - 1 })}
        />
      ) : null}
      {list && list.total > list.labels.length ? (
        <PrintWarning>{t('print.tooMany', { most: MOST_LABELS, total: list.total })}</PrintWarning>
      ) : null}
      <PrintNote>{t('print.scale')}</PrintNote>
    </PrintForm>
  );
}

function insteadOf(list: LabelList | null, error: unknown, nothing: string): ReactNode {
  if (error) return <ErrorNotice error={envelopeOf(error)} />;
  return list?.labels.length === 0 ? <PrintNote>{nothing}</PrintNote> : undefined;
}

type Wished = { choice: LabelChoice; source: LabelSource; onDone: () => void };

function useWish(list: LabelList | null, { choice, source, onDone }: Wished): PrintWish | null {
  const { t } = useText();
  const frame = usePaperFrame();
  const { format, code, start } = choice;
  const paper = useMemo<Paper | null>(
    () =>
      list === null || list.labels.length === 0
        ? null
        : { ...frame, kind: 'labels', format, code, start, labels: list.labels },
    [frame, list, format, code, start],
  );
  if (paper === null || list === null) return null;
  return {
    paper,
    printed: { kind: 'labels', devices: list.labels.length, name: source.name },
    fileName: pdfName(t('print.fileName.labels'), source.name, new Date()),
    onDone,
  };
}

type FormatFieldsProps = { choice: LabelChoice; onChoice: (choice: LabelChoice) => void };

function FormatFields({ choice, onChoice }: FormatFieldsProps) {
  const { t } = useText();
  return (
    <>
      <Select
        label={t('print.format')}
        data={labelFormatIds.map((format) => ({ value: format, label: t(`print.formats.${format}`) }))}
        value={choice.format}
        allowDeselect={false}
        onChange={(next) => next && onChoice({ ...choice, format: next as LabelFormatId, start: 0 })}
      />
      <Input.Wrapper label={t('print.code')}>
        <div>
          <SegmentedControl
            aria-label={t('print.code')}
            data={[
              { value: 'barcode', label: t('print.codes.barcode') },
              { value: 'qr', label: t('print.codes.qr') },
            ]}
            value={choice.code}
            onChange={(next) => onChoice({ ...choice, code: next === 'qr' ? 'qr' : 'barcode' })}
          />
        </div>
      </Input.Wrapper>
    </>
  );
}
