import { IconDownload, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useText } from '../../text/use-text.ts';
import { FooterButton } from './FooterButton.tsx';

type HoldActionsProps = {
  onHold: () => void;
  /** Null when no device on hold is selected. */
  onRelease: (() => void) | null;
};

/** Leaving devices out, and letting them go again. */
export function HoldActions({ onHold, onRelease }: HoldActionsProps) {
  const { t } = useText();
  return (
    <>
      <FooterButton keys="H" icon={<IconPlayerPause size={16} />} onClick={onHold}>
        {t('devices.selection.hold')}
      </FooterButton>
      {onRelease ? (
        <FooterButton icon={<IconPlayerPlay size={16} />} onClick={onRelease}>
          {t('devices.selection.release')}
        </FooterButton>
      ) : null}
    </>
  );
}

type SelectionActionsProps = HoldActionsProps & {
  onMove: () => void;
  onUnassign: () => void;
  onDownload: () => void;
};

/** What can be done with the devices selected on the Devices page. */
export function SelectionActions({ onMove, onUnassign, onDownload, ...hold }: SelectionActionsProps) {
  const { t } = useText();
  return (
    <>
      <FooterButton primary keys="M" onClick={onMove}>
        {t('devices.selection.move')}
      </FooterButton>
      <FooterButton keys="U" onClick={onUnassign}>
        {t('devices.selection.unassign')}
      </FooterButton>
      <HoldActions {...hold} />
      <FooterButton icon={<IconDownload size={16} />} onClick={onDownload}>
        {t('devices.selection.download')}
      </FooterButton>
    </>
  );
}
