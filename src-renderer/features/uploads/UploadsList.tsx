import { Button } from '@mantine/core';
import { IconPackageImport } from '@tabler/icons-react';
import { useState } from 'react';
import type { UploadSummary } from '#shared/domain/reseller-upload.ts';
import { envelopeOf } from '../../api.ts';
import { useSyncNow } from '../../sync-now.ts';
import { useText } from '../../text/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import classes from './UploadsList.module.css';
import { UploadsTable } from './UploadsTable.tsx';
import { type useUploads, waitingUploads } from './uploads-queries.ts';

/** Uploads drawn before the person asks for older ones. */
const UPLOADS_PER_PAGE = 100;

type UploadsListProps = {
  list: ReturnType<typeof useUploads>;
  /** The upload whose row gets the focus, coming back from it. */
  focused: string | null;
  onView: (uploadId: string) => void;
};

/** What resellers uploaded, newest first. */
export function UploadsList({ list, focused, onView }: UploadsListProps) {
  const { t } = useText();
  const { uploads, error, again } = list;
  const [pages, setPages] = useState(() => pageOf(uploads, focused));
  const shown = pages * UPLOADS_PER_PAGE;
  return (
    <>
      <PageHeader title={t('uploads.title')} note={uploads && uploads.length > 0 ? <Note uploads={uploads} /> : null} />
      <div className={classes.body}>
        {error ? <ErrorNotice error={envelopeOf(error)} form="bar" onRetry={again} /> : null}
        {uploads && uploads.length === 0 ? <NoUploads /> : null}
        {uploads && uploads.length > 0 ? (
          <UploadsTable uploads={uploads.slice(0, shown)} focused={focused} onView={onView} />
        ) : null}
        {uploads && shown < uploads.length ? (
          <div className={classes.more}>
            <Button variant="default" onClick={() => setPages(pages + 1)}>
              {t('uploads.more')}
            </Button>
            <span>{t('uploads.shown', { shown, total: uploads.length })}</span>
          </div>
        ) : null}
      </div>
    </>
  );
}

/** As many pages as it takes to show the upload the person comes back from. */
function pageOf(uploads: readonly UploadSummary[] | undefined, focused: string | null): number {
  const at = uploads?.findIndex(({ uploadId }) => uploadId === focused) ?? 0;
  return Math.floor(Math.max(0, at) / UPLOADS_PER_PAGE) + 1;
}

function Note({ uploads }: { uploads: readonly UploadSummary[] }) {
  const { t } = useText();
  const count = waitingUploads(uploads).length;
  return count === 0 ? t('uploads.nothingWaits') : t('uploads.waiting', { count });
}

function NoUploads() {
  const { t } = useText();
  const syncNow = useSyncNow();
  return (
    <EmptyState icon={<IconPackageImport size={24} />} title={t('uploads.empty.title')} text={t('uploads.empty.text')}>
      <Button onClick={syncNow}>{t('uploads.empty.action')}</Button>
    </EmptyState>
  );
}
