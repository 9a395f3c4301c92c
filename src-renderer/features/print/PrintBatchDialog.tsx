import { Input, SegmentedControl } from '@mantine/core';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { BatchSummary } from '#shared/domain/batch.ts';
import type { Paper } from '#shared/domain/paper.ts';
import { envelopeOf } from '../../api.ts';
import { usePlan } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { readBatchReport } from './batch-report.ts';
import { labelsOfBatch } from './label-sources.ts';
import { PrintDialog, PrintForm } from './PrintDialog.tsx';
import { LabelsForm } from './PrintLabelsDialog.tsx';
import { SheetsForm } from './PrintSheetsDialog.tsx';
import { usePaperSize } from './print-choices.ts';
import { SizeField } from './SizeField.tsx';
import { usePaperFrame } from './use-paper-frame.ts';
import { type PrintWish, pdfName } from './use-printing.ts';

type What = 'report' | 'labels' | 'sheet';
type PrintBatchDialogProps = { batch: BatchSummary | null; onClose: () => void };

/** What a batch needs on paper: its report, labels for its boxes, the QR sheet of its profile. */
export function PrintBatchDialog({ batch, onClose }: PrintBatchDialogProps) {
  const { t } = useText();
  return (
    <PrintDialog opened={batch !== null} onClose={onClose} title={t('print.batchTitle', { batch: batch?.name ?? '' })}>
      {batch ? <Content batch={batch} onClose={onClose} /> : null}
    </PrintDialog>
  );
}

function Content({ batch: asked, onClose }: { batch: BatchSummary; onClose: () => void }) {
  // What is printed does not change under the person's hands.
  const [batch] = useState(asked);
  const [what, setWhat] = useState<What>('report');
  const above = <WhatField batch={batch} what={what} onWhat={setWhat} />;
  const source = useMemo(() => labelsOfBatch(batch), [batch]);
  const profiles = useMemo(() => {
    const { profileId, profileName } = batch;
    return profileId === null ? [] : [{ profileId, name: profileName ?? profileId }];
  }, [batch]);
  if (what === 'labels') return <LabelsForm source={source} onClose={onClose} above={above} />;
  if (what === 'sheet') return <SheetsForm profiles={profiles} onClose={onClose} above={above} />;
  return <ReportForm batch={batch} onClose={onClose} above={above} />;
}

type WhatFieldProps = { batch: BatchSummary; what: What; onWhat: (what: What) => void };

function WhatField({ batch, what, onWhat }: WhatFieldProps) {
  const { t } = useText();
  const offered: What[] = batch.profileId === null ? ['report', 'labels'] : ['report', 'labels', 'sheet'];
  return (
    <Input.Wrapper label={t('print.what')}>
      <div>
        <SegmentedControl
          aria-label={t('print.what')}
          data={offered.map((one) => ({ value: one, label: t(`print.whats.${one}`) }))}
          value={what}
          onChange={(next) => onWhat(next as What)}
        />
      </div>
    </Input.Wrapper>
  );
}

type ReportFormProps = { batch: BatchSummary; onClose: () => void; above: ReactNode };

function ReportForm({ batch: { batchId, name }, onClose, above }: ReportFormProps) {
  const { t } = useText();
  const frame = usePaperFrame();
  const [size, setSize] = usePaperSize();
  const ask = useCallback(() => readBatchReport(batchId), [batchId]);
  const { plan: report, error } = usePlan(ask, []);
  const paper = useMemo<Paper | null>(
    () => report && { ...frame, kind: 'report', size, report },
    [frame, size, report],
  );
  const wish: PrintWish | null = paper && {
    paper,
    printed: { kind: 'report', name },
    fileName: pdfName(t('print.fileName.report'), name, new Date()),
    onDone: onClose,
  };
  return (
    <PrintForm wish={wish} onClose={onClose} instead={error ? <ErrorNotice error={envelopeOf(error)} /> : undefined}>
      {above}
      <SizeField size={size} onSize={setSize} />
    </PrintForm>
  );
}
