import { Checkbox, Radio, Stack } from '@mantine/core';
import type { HandoverPreview } from '#shared/domain/handover.ts';
import { useText } from '../../text/use-text.ts';
import classes from './HandoverDialogs.module.css';

/** What is taken over besides changes, and what counts where it differs. */
export type OthersChoice = { holds: boolean; attributes: boolean; differing: 'ours' | 'theirs' };

type OpenedOthersProps = {
  preview: Pick<HandoverPreview, 'holds' | 'attributes'>;
  choice: OthersChoice;
  onChoice: (choice: OthersChoice) => void;
};

/** Holds and custom attributes of an opened file against those here; nothing of what the file has none of. */
export function OpenedOthers({ preview, choice, onChoice }: OpenedOthersProps) {
  const { t } = useText();
  const { holds, attributes } = preview;
  const { fresh, differing, same, names, unfit } = attributes;
  const hasHolds = holds.fresh + holds.differing + holds.same > 0;
  const hasAttributes = fresh + differing + same + names + unfit > 0;
  if (!hasHolds && !hasAttributes) return null;
  const counted = (facts: Partial<Record<'names' | 'differing' | 'same' | 'unfit', number>>) =>
    (['names', 'differing', 'same', 'unfit'] as const)
      .filter((what) => (facts[what] ?? 0) > 0)
      .map((what) => t(`handover.in.${what}`, { count: facts[what] ?? 0 }))
      .join(' · ');
  const differs = (choice.holds ? holds.differing : 0) + (choice.attributes ? differing : 0);
  return (
    <Stack gap={8}>
      {hasHolds ? (
        <Checkbox
          size="xs"
          label={t('handover.in.holds', { fresh: holds.fresh })}
          description={counted({ differing: holds.differing, same: holds.same })}
          disabled={holds.fresh + holds.differing === 0}
          checked={choice.holds && holds.fresh + holds.differing > 0}
          onChange={(event) => onChoice({ ...choice, holds: event.currentTarget.checked })}
        />
      ) : null}
      {hasAttributes ? (
        <Checkbox
          size="xs"
          label={t('handover.in.attributes', { fresh })}
          description={counted({ names, differing, same, unfit })}
          disabled={fresh + differing + names === 0}
          checked={choice.attributes && fresh + differing + names > 0}
          onChange={(event) => onChoice({ ...choice, attributes: event.currentTarget.checked })}
        />
      ) : null}
      {differs > 0 ? (
        <Radio.Group
          size="xs"
          classNames={{ root: classes.differing ?? '' }}
          label={t('handover.in.whereDiffering')}
          value={choice.differing}
          onChange={(value) => onChoice({ ...choice, differing: value as OthersChoice['differing'] })}
        >
          <Stack gap={6} mt={6}>
            <Radio size="xs" value="ours" label={t('handover.in.ours')} />
            <Radio size="xs" value="theirs" label={t('handover.in.theirs')} />
          </Stack>
        </Radio.Group>
      ) : null}
    </Stack>
  );
}
