import { useEffect, useRef, useState } from 'react';

/** Whether the pointer carries files of the system, rather than something of the window. */
function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Takes a file that is dropped anywhere on the window; answers whether one is held over it. `takes` is asked each time. */
export function useFileDrop(takes: () => boolean, onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef({ takes, onFile });
  latest.current = { takes, onFile };
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event) || !latest.current.takes()) return;
      event.preventDefault();
      setOver(true);
    };
    // Leaving one element for another is no leaving of the window.
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file || !latest.current.takes()) return;
      event.preventDefault();
      latest.current.onFile(file);
    };
    const listeners = { dragover: onOver, dragleave: onLeave, drop: onDrop };
    for (const [name, listen] of Object.entries(listeners)) window.addEventListener(name, listen as EventListener);
    return () => {
      for (const [name, listen] of Object.entries(listeners)) window.removeEventListener(name, listen as EventListener);
    };
  }, []);
  return over;
}
