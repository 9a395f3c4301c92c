import type { ReactNode } from 'react';
import classes from './SearchHit.module.css';

type SearchHitProps = {
  name: ReactNode;
  /** What tells it from others of the name. */
  about: string;
  /** How it stands, at the end of the line. */
  children?: ReactNode;
};

/** Something a search has found, on two lines. */
export function SearchHit({ name, about, children }: SearchHitProps) {
  return (
    <>
      <span className={classes.main}>
        <span>{name}</span>
        <span className={classes.others}>{about}</span>
      </span>
      {typeof children === 'string' ? <span className={classes.others}>{children}</span> : children}
    </>
  );
}
