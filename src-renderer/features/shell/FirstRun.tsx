import { Button, TextInput } from '@mantine/core';
import { IconBuildingWarehouse, IconPlugConnected } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Workspace } from '#shared/domain/workspace.ts';
import { useText } from '../../text/use-text.ts';
import classes from './FirstRun.module.css';
import { Mark } from './Mark.tsx';
import { useCreateWorkspace, useOpenDemoDepot, useOpenWorkspace } from './shell-commands.ts';

/** What the window shows while no workspace is open: connect a tenant, or try the demo depot. */
export function FirstRun({ workspaces }: { workspaces: readonly Workspace[] }) {
  const { t } = useText();
  return (
    <main className={classes.screen}>
      <div className={classes.column}>
        <header className={classes.head}>
          <Mark size={36} />
          <div>
            <h1 className={classes.title}>{t('shell.firstRun.title')}</h1>
            <p className={classes.intro}>{t('shell.firstRun.intro')}</p>
          </div>
        </header>
        <KnownWorkspaces workspaces={workspaces} />
        <div className={classes.ways}>
          <ConnectWay />
          <DemoWay />
        </div>
      </div>
    </main>
  );
}

function Way({ icon, title, text, children }: { icon: ReactNode; title: string; text: string; children: ReactNode }) {
  return (
    <section className={classes.way}>
      <div className={classes.icon} aria-hidden="true">
        {icon}
      </div>
      <h2 className={classes.wayTitle}>{title}</h2>
      <p className={classes.wayText}>{text}</p>
      <div className={classes.wayFoot}>{children}</div>
    </section>
  );
}

function ConnectWay() {
  const { t } = useText();
  const create = useCreateWorkspace();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') setMissing(true);
    else create.start({ name: name.trim() });
  };
  return (
    <Way
      icon={<IconPlugConnected size={20} stroke={1.6} />}
      title={t('shell.firstRun.connectTitle')}
      text={t('shell.firstRun.connectText')}
    >
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          label={t('shell.firstRun.nameLabel')}
          placeholder={t('shell.firstRun.namePlaceholder')}
          value={name}
          maxLength={100}
          error={missing ? t('shell.firstRun.nameMissing') : null}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setMissing(false);
          }}
        />
        <Button type="submit" loading={create.busy}>
          {t('shell.firstRun.connectButton')}
        </Button>
      </form>
    </Way>
  );
}

function DemoWay() {
  const { t } = useText();
  const open = useOpenDemoDepot();
  return (
    <Way
      icon={<IconBuildingWarehouse size={20} stroke={1.6} />}
      title={t('shell.firstRun.demoTitle')}
      text={t('shell.firstRun.demoText')}
    >
      <p className={classes.note}>{t('shell.firstRun.demoNote')}</p>
      <Button variant="default" loading={open.busy} onClick={() => open.start({})}>
        {t('shell.firstRun.demoButton')}
      </Button>
    </Way>
  );
}

function KnownWorkspaces({ workspaces }: { workspaces: readonly Workspace[] }) {
  const { t } = useText();
  const open = useOpenWorkspace();
  const tenants = workspaces.filter((workspace) => workspace.kind === 'tenant');
  if (tenants.length === 0) return null;
  return (
    <section className={classes.known}>
      <h2 className={classes.knownTitle}>{t('shell.firstRun.yourWorkspaces')}</h2>
      <ul className={classes.list}>
        {tenants.map((workspace) => (
          <li key={workspace.id} className={classes.knownRow}>
            <span className={classes.knownName}>{workspace.name}</span>
            <Button
              variant="default"
              aria-label={t('shell.firstRun.open', { name: workspace.name })}
              onClick={() => open.start({ workspaceId: workspace.id })}
            >
              {t('shell.firstRun.openShort')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
