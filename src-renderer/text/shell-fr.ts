import type { shellEn } from './shell-en.ts';
import type { Wording } from './wording.ts';

/** Words of shell in French. */
export const shellFr: Wording<typeof shellEn> = { title: 'Shell' };
