import { Button, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { HandoverPreview } from '#shared/domain/handover.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { takeable } from './choose-changes.ts';
import classes from './HandoverDialogs.module.css';
import { useTakeOver } from './handover-commands.ts';
import { usePreview } from './handover-queries.ts';
import { OpenedChanges, type TitleOf } from './OpenedChanges.tsx';
import { newsOf, OpenedOthers, type OthersChoice } from './OpenedOthers.tsx';

/** Where the file comes from, and what about the two laptops is not the same. */
function Origin({ preview }: { preview: HandoverPreview }) {
  const { t } = useText();
  const { from, differs, leftBehind } = preview;
  const cautions: string[] = differs.map((what) => t(`handover.in.differs.${what}`, { name: from.name }));
  if (leftBehind > 0) cautions.push(t('handover.in.leftBehind', { version: from.appVersion }));
  return (
    <div>
      <div className={classes.origin}>
        <span>{t('handover.in.origin', { person: from.person, machine: from.machine })}</span>
        <Ago iso={from.at} />
        <span>{t('handover.in.workspace', { name: from.name })}</span>
      </div>
      {cautions.map((words) => (
        <div key={words} className={classes.caution}>
          <IconAlertTriangle size={14} aria-hidden />
          {words}
        </div>
      ))}
    </div>
  );
}

type OpenedFileProps = { openedId: string; onClose: () => void; titleOf: TitleOf };

/** What an opened file holds: which of it is taken over is chosen here. */
export function OpenedFile({ openedId, onClose, titleOf }: OpenedFileProps) {
  const preview = usePreview(openedId);
  if (!preview.data && preview.error) return <ErrorNotice error={envelopeOf(preview.error)} />;
  if (!preview.data) return <div className={classes.waiting} />;
  return <Choice openedId={openedId} preview={preview.data} onClose={onClose} titleOf={titleOf} />;
}

function Choice({ openedId, preview, onClose, titleOf }: OpenedFileProps & { preview: HandoverPreview }) {
  const { t } = useText();
  const { take, busy } = useTakeOver();
  const { changes } = preview;
  const [wanted, setWanted] = useState(() => takeable(changes));
  const [others, setOthers] = useState<OthersChoice>({
    ...{ batches: true, holds: true, notes: true, attributes: true },
    differing: 'ours',
  });
  const all = takeable(changes);
  // What came here meanwhile, by another file or by sending, is not to be taken any more.
  const chosen = new Set([...wanted].filter((changeId) => all.has(changeId)));
  const more = (['batches', 'holds', 'notes', 'attributes'] as const).some(
    (kind) => others[kind] && newsOf(preview, kind, others.differing) > 0,
  );
  const onTake = async () => {
    if (await take({ openedId, changeIds: [...chosen], ...others })) onClose();
  };
  const label = chosen.size > 0 ? t('handover.in.submit', { count: chosen.size }) : t('handover.in.submitOthers');
  const nothing = chosen.size === 0 && !more;
  return (
    <div className={classes.form}>
      <Origin preview={preview} />
      <OpenedChanges changes={changes} chosen={chosen} onChosen={setWanted} titleOf={titleOf} />
      <OpenedOthers preview={preview} choice={others} onChoice={setOthers} />
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button data-autofocus disabled={nothing} loading={busy} onClick={() => void onTake()}>
          {nothing ? t('handover.in.nothing') : label}
        </Button>
      </Group>
    </div>
  );
}
