import { Button } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { UploadSummary } from '#shared/domain/reseller-upload.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './UploadsTable.module.css';
import { statusLooks, statusOf } from './upload-status.ts';

type UploadsTableProps = {
  uploads: readonly UploadSummary[];
  focused: string | null;
  onView: (uploadId: string) => void;
};

const columns = [
  'reseller',
  'order',
  'upload',
  'date',
  'devices',
  'pending',
  'approved',
  'held',
  'status',
  'details',
] as const;

/** Arrow keys, Home and End walk from one *View* to the next. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-view]')];
  const at = buttons.findIndex((button) => button.contains(document.activeElement));
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
  const next = steps[event.key];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  buttons[Math.min(buttons.length - 1, Math.max(0, next))]?.focus();
}

/** One line for each upload; those that wait for approval stand out. */
export function UploadsTable({ uploads, focused, onView }: UploadsTableProps) {
  const { t } = useText();
  const body = useRef<HTMLTableSectionElement>(null);
  const comingBack = useRef(focused);
  useEffect(() => {
    const rows = [...(body.current?.querySelectorAll<HTMLElement>('[data-view]') ?? [])];
    rows.find((button) => button.dataset.view === comingBack.current)?.focus();
  }, []);
  return (
    <table className={classes.table} aria-label={t('uploads.list')}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(`uploads.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={walk}>
        {uploads.map((upload) => (
          <UploadRow key={upload.uploadId} upload={upload} onView={() => onView(upload.uploadId)} />
        ))}
      </tbody>
    </table>
  );
}

function UploadRow({ upload, onView }: { upload: UploadSummary; onView: () => void }) {
  const { t, format } = useText();
  const { uploadId, resellerName, orderId, uploadedAt } = upload;
  return (
    <tr data-upload={uploadId} data-waiting={upload.toApprove > 0 || undefined} onDoubleClick={onView}>
      <th scope="row" title={resellerName}>
        {resellerName}
      </th>
      <td title={orderId ?? undefined}>{orderId ?? <None />}</td>
      <td title={uploadId}>{uploadId}</td>
      <td>
        {uploadedAt === null ? (
          <None />
        ) : (
          <time dateTime={uploadedAt} title={format.exact(uploadedAt)}>
            {format.date(uploadedAt)}
          </time>
        )}
      </td>
      <Counts upload={upload} />
      <td>
        <Status upload={upload} />
      </td>
      <td>
        <Button
          data-view={uploadId}
          variant="default"
          size="compact-sm"
          aria-label={t('uploads.viewOf', { upload: uploadId, reseller: resellerName })}
          onClick={onView}
        >
          {t('uploads.view')}
        </Button>
      </td>
    </tr>
  );
}

function Counts({ upload }: { upload: UploadSummary }) {
  const { t } = useText();
  const { devices, pending, approved, approving, held } = upload;
  return (
    <>
      <Count value={devices} />
      <Count value={pending} data-pending />
      <td data-number>
        {approving > 0 ? (
          <span className={classes.approving} title={t('uploads.approvingToo', { count: approving })}>
            +<Figure value={approving} />
          </span>
        ) : null}{' '}
        <Figure value={approved + approving} />
      </td>
      <Count value={held} />
    </>
  );
}

function Count({ value, ...marks }: { value: number; 'data-pending'?: boolean }) {
  return (
    <td data-number {...marks}>
      <Figure value={value} />
    </td>
  );
}

function Figure({ value }: { value: number }) {
  const { format } = useText();
  return <span className={value === 0 ? classes.none : undefined}>{format.number(value)}</span>;
}

function None() {
  return <span className={classes.none}>—</span>;
}

/** How the upload stands; an approval that is not over leads to its line under Changes. */
function Status({ upload }: { upload: UploadSummary }) {
  const { t } = useText();
  const { go } = useNavigation();
  const status = statusOf(upload);
  const dot = <StatusDot {...statusLooks[status]} label={t(`uploads.status.${status}`)} />;
  const { change } = upload;
  if (!change || status === 'toApprove') return dot;
  return (
    <button
      type="button"
      className={classes.link}
      title={t('uploads.showChange')}
      onClick={() => go({ page: 'changes', changeId: change.changeId })}
    >
      {dot}
    </button>
  );
}
