import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { KeyHint } from '../../ui/KeyHint.tsx';
import classes from './GridFooter.module.css';

type FooterButtonProps = {
  children: string;
  onClick: () => void;
  /** The key that does the same. */
  keys?: string;
  /** Stands for the words where there is little room; without one they stay. */
  icon?: ReactNode;
  /** The one that is meant most often. */
  primary?: boolean;
};

/** A button for the selected devices in the grid's footer. */
export function FooterButton({ children, onClick, keys, icon, primary = false }: FooterButtonProps) {
  return (
    <Button
      variant={primary ? 'filled' : 'default'}
      size="compact-sm"
      h={28}
      className={primary ? (classes.primary ?? '') : ''}
      aria-label={children}
      title={children}
      onClick={onClick}
      rightSection={keys === undefined ? undefined : <KeyHint keys={keys} />}
    >
      {icon === undefined ? children : <FooterWords icon={icon}>{children}</FooterWords>}
    </Button>
  );
}

/** A button's words, or its picture where there is little room; its name stays. */
export function FooterWords({ icon, children }: { icon: ReactNode; children: string }) {
  return (
    <>
      <span className={classes.words}>{children}</span>
      <span className={classes.picture}>{icon}</span>
    </>
  );
}
