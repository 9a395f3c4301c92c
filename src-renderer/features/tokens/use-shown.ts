import { useState } from 'react';

/** A list as it was when a dialog opened: what it is about does not change under the person's hands, nor while it closes. */
export function useShown<Item>(opened: boolean, items: readonly Item[]): readonly Item[] {
  const [shown, setShown] = useState({ opened, items });
  if (opened !== shown.opened) setShown({ opened, items: opened ? items : shown.items });
  return opened && !shown.opened ? items : shown.items;
}
