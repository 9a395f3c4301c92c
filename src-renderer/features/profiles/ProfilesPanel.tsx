import { ActionIcon, Skeleton, TextInput, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ResizeHandle } from '../../ui/ResizeHandle.tsx';
import { ProfileList } from './ProfileList.tsx';
import classes from './ProfilesPanel.module.css';
import { findProfiles, useProfiles } from './profiles-queries.ts';
import type { ProfilesSlot } from './profiles-slot.ts';
import { MAX_WIDTH, MIN_WIDTH, usePanel } from './use-panel.ts';

/** With more profiles than this, a field to find one appears. */
const FEW = 12;

function PanelBody(slot: ProfilesSlot) {
  const { t } = useText();
  const { data, error, refetch } = useProfiles();
  const [text, setText] = useState('');
  if (error && !data) {
    return (
      <div className={classes.inset}>
        <ErrorNotice error={envelopeOf(error)} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) {
    return (
      <div className={classes.inset} aria-busy="true">
        {[0, 1, 2, 3].map((key) => (
          <Skeleton key={key} height={48} mb={12} radius={6} animate={false} />
        ))}
      </div>
    );
  }
  const { profiles } = data;
  return (
    <>
      {profiles.length > FEW ? (
        <TextInput
          className={classes.find}
          aria-label={t('profiles.find')}
          placeholder={t('profiles.find')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      <ProfileList {...slot} profiles={findProfiles(profiles, text)} />
      {profiles.length <= 1 ? <p className={classes.empty}>{t('profiles.empty')}</p> : null}
    </>
  );
}

/** The profiles as landing places, left of the grid; its width can be changed and it can be put away. */
export function ProfilesPanel(slot: ProfilesSlot) {
  const { t } = useText();
  const [panel, remember] = usePanel();
  const [draft, setDraft] = useState<number | null>(null);
  const hidden = panel.hidden && slot.landing === null;
  const toggle = t(panel.hidden ? 'profiles.show' : 'profiles.hide');
  const Chevron = panel.hidden ? IconChevronRight : IconChevronLeft;
  return (
    <aside
      className={classes.panel}
      data-hidden={hidden || undefined}
      style={hidden ? undefined : { width: draft ?? panel.width }}
      aria-label={t('profiles.title')}
    >
      <div className={classes.head}>
        {hidden ? null : <h2 className={classes.title}>{t('profiles.title')}</h2>}
        <Tooltip label={toggle}>
          <ActionIcon
            size={24}
            aria-label={toggle}
            aria-expanded={!panel.hidden}
            onClick={() => remember({ ...panel, hidden: !panel.hidden })}
          >
            <Chevron size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      {hidden ? null : (
        <>
          <PanelBody {...slot} />
          <ResizeHandle
            label={t('profiles.resize')}
            width={panel.width}
            min={MIN_WIDTH}
            max={MAX_WIDTH}
            onDraft={setDraft}
            onWidth={(width) => remember({ ...panel, width })}
          />
        </>
      )}
    </aside>
  );
}
