import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { type Paper, pageSizeOf } from '#shared/domain/paper.ts';
import { useText } from '../../text/use-text.ts';
import { PaperPages } from './PaperPages.tsx';
import classes from './PaperPreview.module.css';
import { partsOf } from './paper-parts.ts';

const ROOM = { width: 420, height: 540 };
const MOST_SCALE = 1.6;
const PX_PER_MM = 96 / 25.4;

/** One page as it will lie in the printer: the same parts, made smaller. */
export function PaperPreview({ paper }: { paper: Paper }) {
  const { t } = useText();
  const parts = useMemo(() => partsOf(paper), [paper]);
  const [asked, setAsked] = useState(0);
  const page = Math.min(asked, parts.length - 1);
  const shown = useMemo(() => parts.slice(page, page + 1), [parts, page]);
  const size = pageSizeOf(paper);
  const [width, height] = [size.width * PX_PER_MM, size.height * PX_PER_MM];
  const scale = Math.min(ROOM.width / width, ROOM.height / height, MOST_SCALE);
  return (
    <section className={classes.preview} aria-label={t('print.preview')}>
      <div className={classes.desk}>
        <div className={classes.paper} style={{ width: width * scale, height: height * scale }}>
          <div className={classes.page} style={{ width, height, transform: `scale(${scale})` }}>
            <PaperPages paper={paper} parts={shown} outlined />
          </div>
        </div>
      </div>
      <Pager page={page} pages={parts.length} onPage={setAsked} />
    </section>
  );
}

type PagerProps = { page: number; pages: number; onPage: (page: number) => void };

function Pager({ page, pages, onPage }: PagerProps) {
  const { t } = useText();
  return (
    <div className={classes.pager}>
      <ActionIcon size={28} aria-label={t('print.previousPage')} disabled={page === 0} onClick={() => onPage(page - 1)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <span role="status">{t('print.page', { page: page + 1, pages })}</span>
      <ActionIcon
        size={28}
        aria-label={t('print.nextPage')}
        disabled={page === pages - 1}
        onClick={() => onPage(page + 1)}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
    </div>
  );
}
