import { Button, Menu } from '@mantine/core';
import {
  IconDots,
  IconDownload,
  IconNote,
  IconPlayerPause,
  IconPlayerPlay,
  IconPrinter,
  IconRoute,
  IconTag,
  IconTrash,
} from '@tabler/icons-react';
import { useText } from '../../text/use-text.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
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

type MoreActionsProps = HoldActionsProps & {
  onPropose: () => void;
  onEdit: () => void;
  onNote: () => void;
  onPrint: () => void;
  onDelete: () => void;
};

/** What is done more rarely, behind one button: in French there is no room for more. */
function MoreActions({ onHold, onRelease, onPropose, onEdit, onNote, onPrint, onDelete }: MoreActionsProps) {
  const { t } = useText();
  const more = t('devices.selection.more');
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Button variant="default" size="compact-sm" h={28} px={6} aria-label={more} title={more}>
          <IconDots size={16} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconRoute size={16} />} onClick={onPropose}>
          {t('rules.propose')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTag size={16} />} rightSection={<KeyHint keys="E" />} onClick={onEdit}>
          {t('attributes.action')}
        </Menu.Item>
        <Menu.Item leftSection={<IconNote size={16} />} rightSection={<KeyHint keys="N" />} onClick={onNote}>
          {t('edits.note.action')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPlayerPause size={16} />} rightSection={<KeyHint keys="H" />} onClick={onHold}>
          {t('devices.selection.hold')}
        </Menu.Item>
        {onRelease ? (
          <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={onRelease}>
            {t('devices.selection.release')}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconPrinter size={16} />} rightSection={<KeyHint keys="P" />} onClick={onPrint}>
          {t('print.labelsAction')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} />}
          rightSection={<KeyHint keys={t('devices.selection.deleteKey')} />}
          onClick={onDelete}
        >
          {t('deletion.action')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type SelectionActionsProps = MoreActionsProps & {
  onMove: () => void;
  onUnassign: () => void;
  onDownload: () => void;
};

/** What can be done with the devices selected on the Devices page. */
export function SelectionActions({ onMove, onUnassign, onDownload, ...more }: SelectionActionsProps) {
  const { t } = useText();
  return (
    <>
      <FooterButton primary keys="M" onClick={onMove}>
        {t('devices.selection.move')}
      </FooterButton>
      <FooterButton keys="U" onClick={onUnassign}>
        {t('devices.selection.unassign')}
      </FooterButton>
      <FooterButton icon={<IconDownload size={16} />} onClick={onDownload}>
        {t('devices.selection.download')}
      </FooterButton>
      <MoreActions {...more} />
    </>
  );
}
