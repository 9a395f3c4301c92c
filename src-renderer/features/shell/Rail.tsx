import {
  IconClipboardCheck,
  IconDeviceMobile,
  IconHistory,
  IconKey,
  IconListCheck,
  IconPackageImport,
  IconSettings,
  IconTemplate,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Page, pages, useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import classes from './Rail.module.css';

/** A number on the rail, and what it counts in words. */
export type RailMark = { tone: 'to-do' | 'waiting' | 'conflict' | 'failed'; count: number; words: string };

const icons: Record<Page, ReactNode> = {
  devices: <IconDeviceMobile size={20} stroke={1.6} />,
  uploads: <IconPackageImport size={20} stroke={1.6} />,
  batches: <IconClipboardCheck size={20} stroke={1.6} />,
  profiles: <IconTemplate size={20} stroke={1.6} />,
  changes: <IconListCheck size={20} stroke={1.6} />,
  activity: <IconHistory size={20} stroke={1.6} />,
  settings: <IconSettings size={20} stroke={1.6} />,
  tokens: <IconKey size={20} stroke={1.6} />,
};

/** The pages, with the number that needs attention. */
export function Rail({ marks }: { marks: Partial<Record<Page, RailMark | null>> }) {
  const { t, format } = useText();
  const { place, go } = useNavigation();
  return (
    <nav className={classes.rail} aria-label={t('shell.rail.label')}>
      {pages.map((page, at) => {
        const mark = marks[page];
        return (
          <button
            key={page}
            type="button"
            className={classes.item}
            aria-current={place.page === page ? 'page' : undefined}
            aria-keyshortcuts={`Control+${at + 1}`}
            title={mark?.words}
            onClick={() => go({ page })}
          >
            <span className={classes.icon} aria-hidden="true">
              {icons[page]}
              {mark ? (
                <span className={classes.mark} data-tone={mark.tone}>
                  {mark.count > 999 ? `${format.number(999)}+` : format.number(mark.count)}
                </span>
              ) : null}
            </span>
            <span className={classes.word}>{t(`shell.rail.${page}`)}</span>
            {mark ? <span className={classes.hidden}>{mark.words}</span> : null}
          </button>
        );
      })}
    </nav>
  );
}
