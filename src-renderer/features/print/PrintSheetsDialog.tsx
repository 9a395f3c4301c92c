import { NumberInput, Switch } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { z } from 'zod';
import { MOST_COPIES, type Paper, type PaperSize } from '#shared/domain/paper.ts';
import { readChecksum } from '#shared/domain/provisioning-payload.ts';
import { useRemembered } from '../../data.ts';
import { errorWords } from '../../text/error-words.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './PrintDialog.module.css';
import { PrintDialog, PrintForm, PrintNote, PrintWarning } from './PrintDialog.tsx';
import { usePaperSize } from './print-choices.ts';
import { SizeField } from './SizeField.tsx';
import { fitsOnPaper, sheetOf, sheetWarnings } from './sheet-words.ts';
import { usePaperFrame, useServer } from './use-paper-frame.ts';
import { type PrintWish, pdfName } from './use-printing.ts';
import { type LoadedSheet, type ReadSheet, type SheetProfile, useSheets } from './use-sheets.ts';

const checksumSchema = z.string();
const MINUTE_MS = 60_000;

type PrintSheetsDialogProps = { opened: boolean; onClose: () => void; profiles: readonly SheetProfile[] };

/** *Print QR sheet*: for each profile a page with the code that sets a reset device up, to hang beside the cartons. */
export function PrintSheetsDialog({ opened, onClose, profiles }: PrintSheetsDialogProps) {
  const { t } = useText();
  return (
    <PrintDialog opened={opened} onClose={onClose} title={t('print.sheetsTitle', { count: profiles.length })}>
      <SheetsForm profiles={profiles} onClose={onClose} />
    </PrintDialog>
  );
}

type SheetsFormProps = Omit<PrintSheetsDialogProps, 'opened'> & {
  /** Stands above the choices. */
  above?: ReactNode;
};

/** The sheets as they will be, what can be chosen of them, and what is to be known before. */
export function SheetsForm({ profiles: asked, onClose, above }: SheetsFormProps) {
  const { t } = useText();
  // What is printed does not change under the person's hands.
  const [profiles] = useState(asked);
  const [withWifi, setWithWifi] = useState(false);
  const [copies, setCopies] = useState(1);
  const [size, setSize] = usePaperSize();
  const [typed] = useRemembered('agentChecksum', checksumSchema, '');
  const { sheets, retry } = useSheets(profiles, { withWifi, checksum: readChecksum(typed) });
  const wish = useWish(sheets, { size, copies, onDone: onClose });
  const failed = sheets?.every(({ error }) => error !== null) ? sheets[0]?.error : null;
  return (
    <PrintForm
      wish={wish}
      onClose={onClose}
      instead={failed ? <ErrorNotice error={failed} onRetry={retry} /> : undefined}
    >
      {above}
      <SizeField size={size} onSize={setSize} />
      <NumberInput
        label={t('print.copies')}
        value={copies}
        min={1}
        max={MOST_COPIES}
        allowDecimal={false}
        w={200}
        onChange={(next) => setCopies(Math.min(MOST_COPIES, Math.max(1, Number(next) || 1)))}
      />
      <Wifi sheets={sheets ?? []} onWanted={setWithWifi} />
      {failed ? null : <Warnings sheets={sheets ?? []} />}
      <PrintNote>{t('print.secret')}</PrintNote>
    </PrintForm>
  );
}

type Choices = { size: PaperSize; copies: number; onDone: () => void };

function useWish(sheets: readonly LoadedSheet[] | null, { size, copies, onDone }: Choices): PrintWish | null {
  const { t } = useText();
  const frame = usePaperFrame();
  const server = useServer();
  const read = useMemo(() => (sheets ?? []).filter(isRead).filter(fitsOnPaper), [sheets]);
  const paper = useMemo<Paper | null>(() => {
    if (server === undefined || read.length === 0) return null;
    return { ...frame, kind: 'sheets', size, copies, sheets: read.map((sheet) => sheetOf(sheet, server)) };
  }, [frame, size, copies, read, server]);
  if (paper === null) return null;
  const [only] = read.length === 1 ? read : [];
  const profileIds = read.map(({ profile }) => profile.profileId);
  const withWifi = read.some(({ payload }) => payload.wifi === 'included');
  return {
    paper,
    printed: { kind: 'sheets', profileIds, copies, withWifi },
    fileName: pdfName(t('print.fileName.sheets'), only?.profile.name ?? null, new Date()),
    onDone,
  };
}

function isRead(sheet: LoadedSheet): sheet is ReadSheet {
  return sheet.error === null;
}

function Wifi({ sheets, onWanted }: { sheets: readonly LoadedSheet[]; onWanted: (wanted: boolean) => void }) {
  const { t } = useText();
  const states = sheets.filter(isRead).map(({ payload }) => payload.wifi);
  const included = states.includes('included');
  if (!included && !states.includes('left-out')) return null;
  return (
    <Switch
      size="xs"
      label={t('print.wifi')}
      description={t(included ? 'print.wifiOn' : 'print.wifiOff')}
      checked={included}
      onChange={(event) => onWanted(event.currentTarget.checked)}
    />
  );
}

function Warnings({ sheets }: { sheets: readonly LoadedSheet[] }) {
  const text = useText();
  const now = useNow(MINUTE_MS);
  const warnings = sheets.flatMap((sheet) =>
    isRead(sheet)
      ? sheetWarnings(text, sheet, now)
      : [text.t('print.warn.leftOut', { profile: sheet.profileName, what: errorWords(text.t, sheet.error).what })],
  );
  if (warnings.length === 0) return null;
  return (
    <div className={classes.warnings}>
      {[...new Set(warnings)].map((warning) => (
        <PrintWarning key={warning}>{warning}</PrintWarning>
      ))}
    </div>
  );
}
