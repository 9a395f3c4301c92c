import type { batchErrorsEn } from './batch-errors-en.ts';
import type { Wording } from './wording.ts';

/** What to say of errors of a batch, in French. */
export const batchErrorsFr: Wording<typeof batchErrorsEn> = {
  batch_held: {
    what: 'Ce lot est mis de côté : il ne prend aucun scan et n’est pas assigné. Rien n’a été modifié.',
    next: 'Rouvrez-le quand il peut continuer.',
  },
  batch_closed: {
    what: 'Ce lot est clos et ne peut qu’être lu. Rien n’a été modifié.',
    next: 'Rouvrez-le pour continuer.',
  },
  batch_not_empty: {
    what: 'Ce lot a un bon de livraison ou des scans. Rien n’a été supprimé.',
    next: 'Clôturez-le d’abord : un lot clos peut être supprimé.',
  },
  batch_without_profile: {
    what: 'Ce lot n’a pas de profil cible, rien n’a donc été assigné.',
    next: 'Choisissez son profil sous Modifier.',
  },
};
