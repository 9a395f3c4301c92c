import { ActionIcon, Tooltip } from '@mantine/core';
import { IconDownload, IconEye, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import classes from './ProfilesTable.module.css';
import { type Block, deleteBlock, editBlock } from './profile-blocks.ts';

/** What the row of a profile can be asked to do (behaviours 67 to 73). */
export type RowAction = 'download' | 'view' | 'edit' | 'delete';

type ButtonProps = {
  action: RowAction;
  profile: ProfileSummary;
  block: Block | null;
  onAct: (action: RowAction) => void;
  children: ReactNode;
};

/** A button that cannot be pressed says why, to the pointer and to a screen reader alike. */
function ActionButton({ action, profile, block, onAct, children }: ButtonProps) {
  const { t } = useText();
  const word = t(`profiles.action.${action}`);
  const label = t('profiles.action.of', { action: word, profile: profile.name });
  const reason = block && t(`profiles.blocked.${block}`);
  return (
    <Tooltip label={reason ? `${word} – ${reason}` : word} multiline maw={300}>
      <ActionIcon
        size={28}
        aria-label={reason ? `${label} – ${reason}` : label}
        aria-disabled={block !== null}
        data-disabled={block !== null}
        data-action={action}
        onClick={() => (block === null ? onAct(action) : undefined)}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

type ProfileRowActionsProps = {
  profile: ProfileSummary;
  onAct: (action: RowAction) => void;
  /** Left out where the details are open already. */
  withView?: boolean;
};

/** *Download Existing Inventory*, *View*, *Edit*, *Delete*; the Default Profile can be neither edited nor deleted. */
export function ProfileRowActions({ profile, onAct, withView = true }: ProfileRowActionsProps) {
  const own = profile.type !== 'default';
  return (
    <span className={classes.actions}>
      <ActionButton action="download" profile={profile} block={null} onAct={onAct}>
        <IconDownload size={16} />
      </ActionButton>
      {withView ? (
        <ActionButton action="view" profile={profile} block={null} onAct={onAct}>
          <IconEye size={16} />
        </ActionButton>
      ) : null}
      {own ? (
        <>
          <ActionButton action="edit" profile={profile} block={editBlock(profile)} onAct={onAct}>
            <IconPencil size={16} />
          </ActionButton>
          <ActionButton action="delete" profile={profile} block={deleteBlock(profile)} onAct={onAct}>
            <IconTrash size={16} />
          </ActionButton>
        </>
      ) : null}
    </span>
  );
}
