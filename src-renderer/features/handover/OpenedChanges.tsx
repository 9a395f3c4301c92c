import { Checkbox } from '@mantine/core';
import type { HandoverChange } from '#shared/domain/handover.ts';
import type { ChangeSummary } from '#shared/domain/queued-change.ts';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { canTake, takeable, toggleChange } from './choose-changes.ts';
import classes from './OpenedChanges.module.css';
import { isDelicate, remarksOf, standingSigns } from './preview-words.ts';

/** What a change does, as the page of changes says it. */
export type TitleOf = (change: Pick<ChangeSummary, 'intent' | 'devices' | 'profileName'>) => string;

type OpenedChangesProps = {
  changes: readonly HandoverChange[];
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  titleOf: TitleOf;
};

/** The changes of an opened file in their order, each with how it stands to what is here. */
export function OpenedChanges({ changes, chosen, onChosen, titleOf }: OpenedChangesProps) {
  const { t } = useText();
  if (changes.length === 0) return <p className={classes.none}>{t('handover.in.noChanges')}</p>;
  const all = takeable(changes);
  return (
    <section aria-label={t('handover.in.changes')}>
      <div className={classes.head}>
        <Checkbox
          size="xs"
          aria-label={t('handover.in.all')}
          label={t('handover.in.changes')}
          disabled={all.size === 0}
          checked={all.size > 0 && chosen.size === all.size}
          indeterminate={chosen.size > 0 && chosen.size < all.size}
          onChange={() => onChosen(chosen.size === all.size ? new Set() : all)}
        />
      </div>
      <ul className={classes.list}>
        {changes.map((change) => (
          <OpenedChange
            key={change.changeId}
            change={change}
            title={titleOf(change)}
            checked={chosen.has(change.changeId)}
            onToggle={() => onChosen(toggleChange(changes, chosen, change.changeId))}
          />
        ))}
      </ul>
    </section>
  );
}

type OpenedChangeProps = { change: HandoverChange; title: string; checked: boolean; onToggle: () => void };

function OpenedChange({ change, title, checked, onToggle }: OpenedChangeProps) {
  const { t } = useText();
  const remarks = remarksOf(t, change);
  const takes = canTake(change);
  return (
    <li className={classes.item} data-idle={!takes || undefined}>
      <Checkbox
        size="xs"
        aria-label={t('handover.in.one', { title })}
        checked={checked}
        disabled={!takes}
        onChange={onToggle}
      />
      <div className={classes.what}>
        <div className={classes.title} title={title}>
          {title}
        </div>
        {remarks.length > 0 ? (
          <div className={classes.remarks} data-delicate={isDelicate(change) || undefined}>
            {remarks.join(' · ')}
          </div>
        ) : null}
      </div>
      <StatusDot {...standingSigns[change.standing]} label={t(`handover.in.standing.${change.standing}`)} />
      <span className={classes.when}>
        <Ago iso={change.createdAt} />
      </span>
    </li>
  );
}
