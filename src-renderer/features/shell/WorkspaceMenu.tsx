import { Menu, Tooltip } from '@mantine/core';
import { IconChevronDown, IconDoorExit } from '@tabler/icons-react';
import type { ShellState, Workspace } from '#shared/domain/workspace.ts';
import { useText } from '../../text/use-text.ts';
import { Mark } from './Mark.tsx';
import { useCloseWorkspace, useOpenDemoDepot, useOpenWorkspace } from './shell-commands.ts';
import classes from './WorkspaceMenu.module.css';

/** Which workspace is open, and the way to another. */
export function WorkspaceMenu({ state, workspace }: { state: ShellState; workspace: Workspace }) {
  const { t } = useText();
  const close = useCloseWorkspace();
  return (
    <>
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <button
            type="button"
            className={classes.button}
            aria-label={t('shell.workspace.label', { name: workspace.name })}
          >
            <Mark />
            <span className={classes.name}>{workspace.name}</span>
            <IconChevronDown size={14} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <OtherWorkspaces workspaces={state.workspaces.filter((other) => other.id !== workspace.id)} />
          <Menu.Item leftSection={<IconDoorExit size={16} />} onClick={() => close.start({})}>
            {t('shell.workspace.close')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {workspace.kind === 'demo' ? (
        <Tooltip label={t('shell.workspace.demoHint')} multiline w={280}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard reaches the tooltip that names the simulator */}
          <span className={classes.tag} tabIndex={0}>
            {t('shell.workspace.demoTag')}
          </span>
        </Tooltip>
      ) : null}
    </>
  );
}

function OtherWorkspaces({ workspaces }: { workspaces: readonly Workspace[] }) {
  const { t } = useText();
  const open = useOpenWorkspace();
  const openDemo = useOpenDemoDepot();
  if (workspaces.length === 0) return null;
  return (
    <>
      <Menu.Label>{t('shell.workspace.switchTo')}</Menu.Label>
      {workspaces.map((workspace) => (
        <Menu.Item
          key={workspace.id}
          onClick={() => (workspace.kind === 'demo' ? openDemo.start({}) : open.start({ workspaceId: workspace.id }))}
        >
          {workspace.name}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}
