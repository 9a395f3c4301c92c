import { type RefObject, useEffect } from 'react';

/**
 * Keeps the keyboard in a field for as long as it is there: after clicks, closed dialogs and other windows. Only who walks on
 * with Tab, writes in another field or is asked something in a dialog is let go; the next code typed comes back to the field.
 */
export function useKeptFocus(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal };
    let walks = false;
    const take = () => {
      if (field.current && !isAskedElsewhere(field.current)) field.current.focus({ preventScroll: true });
    };
    // Once whoever has the focus now has had it: a dialog that opens takes it a moment later.
    const takeSoon = () => void requestAnimationFrame(() => walks || take());
    document.addEventListener(
      'keydown',
      (event) => {
        walks = event.key === 'Tab';
        if (isCode(event)) take();
      },
      { ...options, capture: true },
    );
    const stay = () => {
      walks = false;
    };
    document.addEventListener('pointerdown', stay, { ...options, capture: true });
    document.addEventListener('click', takeSoon, options);
    document.addEventListener('focusin', takeSoon, options);
    document.addEventListener('focusout', takeSoon, options);
    window.addEventListener('focus', takeSoon, options);
    take();
    return () => stop.abort();
  }, [field]);
}

/** A sign of a code, and not a key that works the button it was pressed on. */
function isCode({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return [...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
}

/** A dialog or a menu is open, or the person writes in another field. */
function isAskedElsewhere(field: HTMLInputElement): boolean {
  const focused = document.activeElement;
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return true;
  return (
    focused !== field && focused?.matches('input:not([type="radio"], [type="checkbox"]), textarea, select') === true
  );
}
