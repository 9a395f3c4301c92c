import type { ReactNode } from 'react';
import classes from './TopBar.module.css';

/** The window's top bar: workspace, search, and how things stand with the servers. */
export function TopBar({ workspace, search, status }: { workspace: ReactNode; search: ReactNode; status: ReactNode }) {
  return (
    <header className={classes.bar}>
      <div className={classes.workspace}>{workspace}</div>
      <div className={classes.search}>{search}</div>
      <div className={classes.status}>{status}</div>
    </header>
  );
}
