import type { ReactNode } from 'react';
import classes from './PageHeader.module.css';

/** The head of a page: its name, a quiet line beside it, its buttons. */
export function PageHeader({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>{title}</h1>
      {note ? <div className={classes.note}>{note}</div> : null}
      <div className={classes.actions}>{children}</div>
    </header>
  );
}
