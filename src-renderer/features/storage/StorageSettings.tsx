import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Backup, StorageState } from '#shared/domain/storage.ts';
import { useText } from '../../text/use-text.ts';
import { BackupsPart } from './BackupsPart.tsx';
import { CheckPart } from './CheckPart.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { SetAsidePart } from './SetAsidePart.tsx';
import classes from './StorageSettings.module.css';
import { useShowFile } from './storage-commands.ts';
import { useStorage } from './storage-queries.ts';

/** Settings, *Storage*: where the files lie, their backups, how they are checked, and what was kept aside. */
export function StorageSettings() {
  const { t } = useText();
  const state = useStorage();
  const [chosen, setChosen] = useState<Backup | null>(null);
  if (!state) return null;
  return (
    <div className={classes.page}>
      {state.warnings.map((warning) => (
        <p key={warning} className={classes.warning} role="status">
          {t(`storage.warnings.${warning}`)}
        </p>
      ))}
      <FilesPart state={state} />
      <BackupsPart backups={state.backups} onRestore={setChosen} />
      <CheckPart last={state.lastCheck} />
      {state.setAside.length > 0 ? <SetAsidePart files={state.setAside} /> : null}
      <RestoreDialog backup={chosen} onClose={() => setChosen(null)} />
    </div>
  );
}

function FilesPart({ state }: { state: StorageState }) {
  const { t, format } = useText();
  const show = useShowFile();
  const sizes: [string, number][] = [
    [t('storage.ledger'), state.ledgerBytes],
    [t('storage.cache'), state.cacheBytes],
    [t('storage.log'), state.logBytes],
  ];
  return (
    <section className={classes.part} aria-labelledby="storage-files">
      <h2 id="storage-files" className={classes.heading}>
        {t('storage.files')}
      </h2>
      <dl className={classes.facts}>
        <div className={classes.fact}>
          <dt>{t('storage.folder')}</dt>
          <dd className={classes.folder}>
            <span className={classes.path} data-selectable>
              {state.folder}
            </span>
            <Button variant="default" size="compact-sm" onClick={() => show(null)}>
              {t('storage.show')}
            </Button>
          </dd>
        </div>
        {sizes.map(([name, bytes]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd className={classes.figure}>{format.bytes(bytes)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
