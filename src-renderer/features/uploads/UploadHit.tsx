import type { UploadSummary } from '#shared/domain/reseller-upload.ts';
import { useText } from '../../text/use-text.ts';
import classes from './UploadHit.module.css';
import { statusOf } from './upload-status.ts';

/** An upload that was found: what names it, then how it stands. */
export function UploadHit({ upload }: { upload: UploadSummary }) {
  const { t } = useText();
  const { uploadId, resellerName, orderId } = upload;
  return (
    <>
      <span className={classes.main}>
        <span>{uploadId}</span>
        <span className={classes.others}>{orderId === null ? resellerName : `${resellerName} · ${orderId}`}</span>
      </span>
      <span className={classes.others}>{t(`uploads.status.${statusOf(upload)}`)}</span>
    </>
  );
}
