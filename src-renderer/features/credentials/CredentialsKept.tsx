import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../text/use-text.ts';
import classes from './CredentialsKept.module.css';
import { useCredentialCounts } from './credentials-queries.ts';
import { DeleteCredentialsDialog } from './DeleteCredentialsDialog.tsx';

/** Settings, *Storage*: how many users and passwords wait here, and *Delete all*. */
export function CredentialsKept() {
  const { t, format } = useText();
  const counts = useCredentialCounts();
  const [asked, setAsked] = useState(false);
  if (!counts) return null;
  const rows: [string, number][] = [
    [t('credentials.kept.devices'), counts.devices],
    [t('credentials.kept.passwords'), counts.passwords],
  ];
  return (
    <section className={classes.part} aria-labelledby="credentials-kept">
      <div className={classes.head}>
        <h2 id="credentials-kept" className={classes.heading}>
          {t('credentials.kept.title')}
        </h2>
        {counts.devices > 0 ? (
          <Button variant="default" onClick={() => setAsked(true)}>
            {t('credentials.kept.deleteAll')}
          </Button>
        ) : null}
      </div>
      <p className={classes.intro}>{t('credentials.kept.intro')}</p>
      {counts.devices === 0 ? (
        <p className={classes.none}>{t('credentials.kept.none')}</p>
      ) : (
        <dl className={classes.facts}>
          {rows.map(([label, count]) => (
            <div key={label} className={classes.fact}>
              <dt>{label}</dt>
              <dd>{format.number(count)}</dd>
            </div>
          ))}
        </dl>
      )}
      <DeleteCredentialsDialog opened={asked} devices={counts.devices} onClose={() => setAsked(false)} />
    </section>
  );
}
