import { Checkbox, Radio, Stack } from '@mantine/core';
import type { HandoverPreview } from '#shared/domain/handover.ts';
import { useText } from '../../text/use-text.ts';
import classes from './HandoverDialogs.module.css';

const kinds = ['batches', 'holds', 'notes', 'attributes'] as const;

/** What a file may hold besides changes. */
type Kind = (typeof kinds)[number];

/** What is taken over besides changes, and what counts where it differs. */
export type OthersChoice = Record<Kind, boolean> & { differing: 'ours' | 'theirs' };

type Others = Pick<HandoverPreview, Kind>;

type OpenedOthersProps = { preview: Others; choice: OthersChoice; onChoice: (choice: OthersChoice) => void };

/** How much of a kind would be written, if what is in the file counts or not. */
export function newsOf(preview: Others, kind: Kind, differing: OthersChoice['differing']): number {
  const { fresh, differing: other } = preview[kind];
  const names = kind === 'attributes' ? preview.attributes.names : 0;
  const scans = kind === 'batches' ? preview.batches.scans : 0;
  return fresh + names + scans + (differing === 'theirs' ? other : 0);
}

/** Batches, holds, notes and custom attributes of an opened file against those here; nothing of what the file has none of. */
export function OpenedOthers({ preview, choice, onChoice }: OpenedOthersProps) {
  const { t } = useText();
  const shown = kinds.filter(
    (kind) => newsOf(preview, kind, 'theirs') + preview[kind].same + unfitOf(preview, kind) > 0,
  );
  if (shown.length === 0) return null;
  const differs = kinds.some((kind) => choice[kind] && preview[kind].differing > 0);
  return (
    <Stack gap={8}>
      {shown.map((kind) => (
        <KindField
          key={kind}
          kind={kind}
          preview={preview}
          checked={choice[kind]}
          onChecked={(checked) => onChoice({ ...choice, [kind]: checked })}
        />
      ))}
      {differs ? (
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

function unfitOf({ attributes }: Others, kind: Kind): number {
  return kind === 'attributes' ? attributes.unfit : 0;
}

type KindFieldProps = { kind: Kind; preview: Others; checked: boolean; onChecked: (checked: boolean) => void };

function KindField({ kind, preview, checked, onChecked }: KindFieldProps) {
  const { t } = useText();
  const { fresh, differing, same } = preview[kind];
  const counts = {
    names: kind === 'attributes' ? preview.attributes.names : 0,
    differing,
    same,
    unfit: unfitOf(preview, kind),
    scans: kind === 'batches' ? preview.batches.scans : 0,
  };
  const counted = (Object.keys(counts) as (keyof typeof counts)[])
    .filter((what) => counts[what] > 0)
    .map((what) => t(`handover.in.${what}`, { count: counts[what] }));
  const hasNews = newsOf(preview, kind, 'theirs') > 0;
  return (
    <Checkbox
      size="xs"
      label={t(`handover.in.${kind}`, { fresh })}
      description={counted.join(' · ')}
      disabled={!hasNews}
      checked={checked && hasNews}
      onChange={(event) => onChecked(event.currentTarget.checked)}
    />
  );
}
