import { z } from 'zod';
import { useRemembered } from '../../data.ts';

export const MIN_WIDTH = 208;
export const MAX_WIDTH = 420;
const USUAL = { width: 296, hidden: false };

const panelSchema = z.object({ width: z.number().min(MIN_WIDTH).max(MAX_WIDTH), hidden: z.boolean() });

/** How wide the profiles stand beside the grid, and whether they are put away; remembered. */
export function usePanel() {
  return useRemembered('profiles.panel', panelSchema, USUAL);
}
