import { type ReactNode, useRef } from 'react';
import type { UploadSummary } from '#shared/domain/reseller-upload.ts';
import { useNavigation } from '../../navigation.tsx';
import { UploadsList } from './UploadsList.tsx';
import { useUploads } from './uploads-queries.ts';
import { type UploadDevicesSlot, ViewDevices } from './ViewDevices.tsx';

export type UploadsPageProps = {
  devices: (slot: UploadDevicesSlot) => ReactNode;
  /** Saves the devices of an upload that are not yet approved. */
  onDownload: (upload: UploadSummary) => void;
  /** Proposes profiles for the approved devices of an upload. */
  onPropose: (upload: UploadSummary) => void;
};

/** The Uploads page: what resellers uploaded, and *View Devices* of one of them. */
export function UploadsPage({ devices, onDownload, onPropose }: UploadsPageProps) {
  const { place, go } = useNavigation();
  const list = useUploads();
  const viewed = place.page === 'uploads' ? place.uploadId : undefined;
  // Where the keyboard goes on when the person comes back to the list.
  const last = useRef<string | null>(null);
  if (viewed === undefined) {
    return <UploadsList list={list} focused={last.current} onView={(uploadId) => go({ page: 'uploads', uploadId })} />;
  }
  last.current = viewed;
  return (
    <ViewDevices
      key={viewed}
      upload={list.uploads && (list.uploads.find(({ uploadId }) => uploadId === viewed) ?? null)}
      devices={devices}
      onBack={() => go({ page: 'uploads' })}
      onDownload={onDownload}
      onPropose={onPropose}
    />
  );
}
