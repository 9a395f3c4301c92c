import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

type EmptyStateProps = { icon: ReactNode; title: string; text: string; children?: ReactNode };

/** What will be here, and the one button that fills it. */
export function EmptyState({ icon, title, text, children }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <div className={classes.icon} aria-hidden="true">
        {icon}
      </div>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.text}>{text}</p>
      {children ? <div className={classes.action}>{children}</div> : null}
    </div>
  );
}
