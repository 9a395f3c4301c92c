import type { ProfileSummary } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import classes from './FateBadge.module.css';

/** Says that a profile waits to be made, or will be deleted; nothing of one that stays. */
export function FateBadge({ fate }: Pick<ProfileSummary, 'fate'>) {
  const { t } = useText();
  if (fate === 'stays') return null;
  const [word, title] =
    fate === 'arrives' ? [t('profiles.new'), t('profiles.newTitle')] : [t('profiles.goes'), t('profiles.goesTitle')];
  return (
    <span className={classes.badge} data-fate={fate} title={title}>
      {word}
    </span>
  );
}
