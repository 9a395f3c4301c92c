import { useCommand } from '../../data.ts';

/** What there is to hand over. */
export function useOffer() {
  return useCommand('handover.getOffer', {}, ['changes', 'holds', 'attributes']);
}

/** What an opened file holds against what is here, again when that changes. */
export function usePreview(openedId: string) {
  return useCommand('handover.getPreview', { openedId }, ['changes', 'devices', 'profiles', 'holds', 'attributes'], {
    keepPrevious: true,
  });
}
