import { Button, Menu, Tooltip } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { DEFAULT_PROFILE_ID, type ProfileDetails } from '#shared/domain/profile.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import classes from './ProfileDetailsView.module.css';
import type { TokenAction } from './page-slots.ts';
import {
  type Block,
  configurationBlock,
  moveBlock,
  pasteBlock,
  qrBlock,
  tokenBlock,
  userBlock,
} from './profile-blocks.ts';

/** What the actions of a profile open. */
export type ProfileDialog = 'move' | 'configuration' | TokenAction | 'user' | 'attributes' | 'qr' | 'sheet' | 'labels';

type ActionProps = { label: string; block?: Block | null; hint?: string; onClick: () => void };

/** A button that cannot be pressed says why. */
function Action({ label, block = null, hint, onClick }: ActionProps) {
  const { t } = useText();
  const reason = block === null ? hint : t(`profiles.blocked.${block}`);
  const button = (
    <Button
      variant="default"
      aria-disabled={block !== null}
      data-disabled={block !== null}
      onClick={() => (block === null ? onClick() : undefined)}
    >
      {label}
    </Button>
  );
  return reason === undefined ? (
    button
  ) : (
    <Tooltip label={reason} multiline maw={320}>
      {button}
    </Tooltip>
  );
}

type ProfileActionsProps = {
  profile: ProfileDetails;
  onOpen: (dialog: ProfileDialog) => void;
};

/** What the Default Profile has: its devices can be moved, and deleted (behaviours 97 to 99). */
function DefaultActions({ profile, onOpen }: ProfileActionsProps) {
  const { t } = useText();
  const { go } = useNavigation();
  return (
    <>
      <Action label={t('profiles.details.move')} block={moveBlock(profile)} onClick={() => onOpen('move')} />
      <Action
        label={t('profiles.details.delete')}
        hint={t('profiles.details.deleteHint')}
        onClick={() => go({ page: 'devices', profileId: DEFAULT_PROFILE_ID })}
      />
    </>
  );
}

/** *Refresh Token* makes a new value where Ivanti issues it; elsewhere the value is pasted in. Both can live longer (behaviour 88). */
function TokenActions({ profile, onOpen }: ProfileActionsProps) {
  const { t } = useText();
  const byHand = profile.enrollmentToken?.keeper === 'hand' || profile.registered === null;
  return (
    <>
      {byHand ? (
        <Action label={t('tokens.paste')} block={pasteBlock(profile)} onClick={() => onOpen('paste')} />
      ) : (
        <Action
          label={t('profiles.details.refreshToken')}
          block={tokenBlock(profile)}
          onClick={() => onOpen('refresh')}
        />
      )}
      <Action label={t('tokens.extend')} block={tokenBlock(profile)} onClick={() => onOpen('extend')} />
    </>
  );
}

function KmeActions({ profile, onOpen }: ProfileActionsProps) {
  const { t } = useText();
  const { go } = useNavigation();
  const { profileId } = profile;
  return (
    <>
      <Action label={t('profiles.details.move')} block={moveBlock(profile)} onClick={() => onOpen('move')} />
      <Action
        label={t('profiles.details.configuration')}
        block={configurationBlock(profile)}
        onClick={() => onOpen('configuration')}
      />
      <TokenActions profile={profile} onOpen={onOpen} />
      <Action label={t('profiles.details.changeUser')} block={userBlock(profile)} onClick={() => onOpen('user')} />
      <Action
        label={t('profiles.details.edit')}
        block={moveBlock(profile)}
        hint={t('profiles.details.editHint')}
        onClick={() => onOpen('attributes')}
      />
      <Action
        label={t('profiles.details.unassign')}
        block={moveBlock(profile)}
        hint={t('profiles.details.unassignHint')}
        onClick={() => go({ page: 'devices', profileId })}
      />
      <QrAction profile={profile} onOpen={onOpen} />
    </>
  );
}

/** What sets a reset device up by its camera, shown or on paper; there is one for every profile that devices register to. */
function QrAction({ profile, onOpen }: ProfileActionsProps) {
  const { t } = useText();
  return (
    <>
      <Action label={t('qr.action')} block={qrBlock(profile)} onClick={() => onOpen('qr')} />
      <PrintMenu profile={profile} onOpen={onOpen} />
    </>
  );
}

/** What of a profile goes on paper; Samsung does not know the devices of a Self-Maintained one. */
function PrintMenu({ profile, onOpen }: ProfileActionsProps) {
  const { t } = useText();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} />}>
          {t('print.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={qrBlock(profile) !== null} onClick={() => onOpen('sheet')}>
          {t('print.sheetAction')}
        </Menu.Item>
        {profile.type === 'self-maintained' ? null : (
          <Menu.Item disabled={moveBlock(profile) !== null} onClick={() => onOpen('labels')}>
            {t('print.labelsAction')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function SelfMaintainedActions({ profile, onOpen }: ProfileActionsProps) {
  const { t } = useText();
  return (
    <>
      <Action label={t('profiles.details.changeUser')} block={userBlock(profile)} onClick={() => onOpen('user')} />
      <QrAction profile={profile} onOpen={onOpen} />
    </>
  );
}

/** The actions of the document's tab of that name, in its order (behaviours 84 to 94, 97 to 99, 111). */
export function ProfileActions(props: ProfileActionsProps) {
  const { t } = useText();
  const parts: Record<ProfileDetails['type'], ReactNode> = {
    default: <DefaultActions {...props} />,
    'samsung-kme': <KmeActions {...props} />,
    'self-maintained': <SelfMaintainedActions {...props} />,
  };
  return (
    <div className={classes.actions} role="toolbar" aria-label={t('profiles.details.actions')}>
      {parts[props.profile.type]}
    </div>
  );
}
