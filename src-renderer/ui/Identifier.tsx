import type { ReactNode } from 'react';
import classes from './Identifier.module.css';

/** A stretch of an identifier to emphasise, in characters. */
export type Mark = { readonly start: number; readonly end: number };

type IdentifierProps = {
  /** The identifier in groups; the gaps between them are drawn, so copying gives it without spaces. */
  groups: readonly string[];
  mark?: Mark | null;
};

function markedGroup(group: string, offset: number, mark: Mark | null): ReactNode {
  const start = mark ? Math.max(0, mark.start - offset) : 0;
  const end = mark ? Math.min(group.length, mark.end - offset) : 0;
  if (end <= start) return group;
  return (
    <>
      {group.slice(0, start)}
      <mark className={classes.mark}>{group.slice(start, end)}</mark>
      {group.slice(end)}
    </>
  );
}

/** An identifier in the monospaced face, grouped for the eye. */
export function Identifier({ groups, mark = null }: IdentifierProps) {
  const parts = groups.map((text, at) => ({
    text,
    offset: groups.slice(0, at).reduce((sum, group) => sum + group.length, 0),
  }));
  return (
    <span className={classes.identifier} translate="no">
      {parts.map(({ text, offset }) => (
        <span key={offset} className={classes.group}>
          {markedGroup(text, offset, mark)}
        </span>
      ))}
    </span>
  );
}
