import { readIntegration } from '../../db/tables/integration.ts';
import type { Services } from '../../services.ts';

const USUAL_MS = 900_000;

/** How long until the next thorough pass, in milliseconds: what was chosen, give or take a tenth, so that desks do not all ask at once. */
export function passIntervalMs({ db, random }: Pick<Services, 'db' | 'random'>): number {
  return (readIntegration(db)?.syncIntervalMs ?? USUAL_MS) * (0.9 + random() * 0.2);
}
