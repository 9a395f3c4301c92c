import { Button } from '@mantine/core';
import type { SetAsideFile } from '#shared/domain/storage.ts';
import { useText } from '../../text/use-text.ts';
import classes from './StorageSettings.module.css';
import { useShowFile } from './storage-commands.ts';

/** Files that were replaced, as they were. */
export function SetAsidePart({ files }: { files: readonly SetAsideFile[] }) {
  const { t, format } = useText();
  const show = useShowFile();
  return (
    <section className={classes.part} aria-labelledby="storage-aside">
      <h2 id="storage-aside" className={classes.heading}>
        {t('storage.aside.title')}
      </h2>
      <p className={classes.intro}>{t('storage.aside.intro')}</p>
      <table className={classes.table}>
        <tbody>
          {files.map(({ name, file, why, at, bytes }) => (
            <tr key={name}>
              <td>
                <time dateTime={at} title={format.exact(at)}>
                  {format.dateTime(at)}
                </time>
              </td>
              <td title={name}>{t(`storage.aside.${why}_${file}`)}</td>
              <td className={classes.size}>{format.bytes(bytes)}</td>
              <td className={classes.actions}>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t('storage.showLabel', { name })}
                  onClick={() => show(name)}
                >
                  {t('storage.show')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
