import { Button } from '@mantine/core';
import type { Backup } from '#shared/domain/storage.ts';
import { useText } from '../../text/use-text.ts';
import classes from './StorageSettings.module.css';
import { useBackUp } from './storage-commands.ts';

type BackupsPartProps = { backups: readonly Backup[]; onRestore: (backup: Backup) => void };

/** The copies of the ledger, with *Back up now* and *Restore…*. */
export function BackupsPart({ backups, onRestore }: BackupsPartProps) {
  const { t } = useText();
  const backUp = useBackUp();
  return (
    <section className={classes.part} aria-labelledby="storage-backups">
      <div className={classes.head}>
        <h2 id="storage-backups" className={classes.heading}>
          {t('storage.backups.title')}
        </h2>
        <Button variant="default" loading={backUp.busy} onClick={backUp.start}>
          {t('storage.backups.now')}
        </Button>
      </div>
      <p className={classes.intro}>{t('storage.backups.intro')}</p>
      {backups.length === 0 ? (
        <p className={classes.none}>{t('storage.backups.none')}</p>
      ) : (
        <BackupsTable backups={backups} onRestore={onRestore} />
      )}
    </section>
  );
}

function BackupsTable({ backups, onRestore }: BackupsPartProps) {
  const { t, format } = useText();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('storage.backups.when')}</th>
          <th scope="col">{t('storage.backups.kind')}</th>
          <th scope="col" className={classes.size}>
            {t('storage.backups.size')}
          </th>
          <td className={classes.actions} />
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr key={backup.name}>
            <td>
              <time dateTime={backup.at} title={format.exact(backup.at)}>
                {format.dateTime(backup.at)}
              </time>
            </td>
            <td>{t(`storage.backups.kinds.${backup.kind}`)}</td>
            <td className={classes.size}>{format.bytes(backup.bytes)}</td>
            <td className={classes.actions}>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('storage.backups.restoreLabel', { when: format.dateTime(backup.at) })}
                onClick={() => onRestore(backup)}
              >
                {t('storage.backups.restore')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
