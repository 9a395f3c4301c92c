import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import classes from './SidePanel.module.css';

type SidePanelProps = {
  title: string;
  closeLabel: string;
  /** CSS pixels. */
  width: number;
  onClose: () => void;
  children: ReactNode;
};

/** What is known of one row, beside the list; Escape closes it. */
export function SidePanel({ title, closeLabel, width, onClose, children }: SidePanelProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <aside className={classes.panel} style={{ width }} aria-label={title} onKeyDown={onKeyDown}>
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <ActionIcon size={28} aria-label={closeLabel} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className={classes.body} tabIndex={0} aria-label={title}>
        {children}
      </section>
    </aside>
  );
}
