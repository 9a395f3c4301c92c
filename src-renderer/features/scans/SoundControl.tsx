import { SegmentedControl } from '@mantine/core';
import { IconVolume, IconVolume2, IconVolumeOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../../text/use-text.ts';
import classes from './SoundControl.module.css';
import { type Volume, volumes } from './sounds.ts';

const icons: Record<Volume, typeof IconVolume> = { muted: IconVolumeOff, quiet: IconVolume2, loud: IconVolume };

type SoundControlProps = { volume: Volume; onVolume: (volume: Volume) => void; children: ReactNode };

/** How loud verdicts sound, beside other small things; that they are muted cannot be overlooked. */
export function SoundControl({ volume, onVolume, children }: SoundControlProps) {
  const { t } = useText();
  const data = volumes.map((value) => ({ value, label: <Choice volume={value} /> }));
  return (
    <div className={classes.sound} data-volume={volume}>
      <SegmentedControl
        aria-label={t('scans.sound')}
        data={data}
        value={volume}
        onChange={(to) => onVolume(to as Volume)}
      />
      {children}
      {volume === 'muted' ? (
        <span className={classes.muted} role="status">
          <IconVolumeOff size={16} aria-hidden="true" />
          {t('scans.muted')}
        </span>
      ) : null}
    </div>
  );
}

function Choice({ volume }: { volume: Volume }) {
  const { t } = useText();
  const Shape = icons[volume];
  return (
    <span className={classes.choice}>
      <Shape size={16} aria-hidden="true" />
      {t(`scans.volume.${volume}`)}
    </span>
  );
}
