import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/utils/pointer-outside-of-preview';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/utils/set-custom-native-drag-preview';
import classes from './drag-and-drop.module.css';

/** What can be picked up: its kind decides which places take it. */
export type DragSource = {
  kind: string;
  /** Called as the drag begins; answers the words the pointer carries. */
  begin: () => string;
  end: () => void;
};

/** Where it can be let go. */
export type DropPlace = {
  kind: string;
  takes: () => boolean;
  over: (isOver: boolean) => void;
  drop: () => void;
};

function previewOf(words: string): HTMLElement {
  const preview = document.createElement('div');
  preview.className = classes.preview ?? '';
  preview.textContent = words;
  return preview;
}

/** Makes an element something that can be picked up; the answer takes that back. */
export function makeDraggable(element: HTMLElement, source: DragSource): () => void {
  return draggable({
    element,
    getInitialData: () => ({ kind: source.kind }),
    onGenerateDragPreview: ({ nativeSetDragImage }) => {
      const words = source.begin();
      setCustomNativeDragPreview({
        nativeSetDragImage,
        getOffset: pointerOutsideOfPreview({ x: '14px', y: '10px' }),
        render: ({ container }) => {
          container.append(previewOf(words));
        },
      });
    },
    onDrop: () => source.end(),
  });
}

/** Makes an element a place to let go; the answer takes that back. */
export function makeDropPlace(element: HTMLElement, place: DropPlace): () => void {
  return dropTargetForElements({
    element,
    canDrop: ({ source }) => source.data.kind === place.kind && place.takes(),
    onDragEnter: () => place.over(true),
    onDragLeave: () => place.over(false),
    onDrop: () => {
      place.over(false);
      place.drop();
    },
  });
}
