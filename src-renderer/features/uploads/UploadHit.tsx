import type { UploadSummary } from '#shared/domain/reseller-upload.ts';
import { useText } from '../../text/use-text.ts';
import { SearchHit } from '../../ui/SearchHit.tsx';
import { statusOf } from './upload-status.ts';

/** An upload that was found: what names it, then how it stands. */
export function UploadHit({ upload }: { upload: UploadSummary }) {
  const { t } = useText();
  const { uploadId, resellerName, orderId } = upload;
  return (
    <SearchHit name={uploadId} about={orderId === null ? resellerName : `${resellerName} · ${orderId}`}>
      {t(`uploads.status.${statusOf(upload)}`)}
    </SearchHit>
  );
}
