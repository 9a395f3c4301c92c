import type { deletionEn } from './deletion-en.ts';
import type { Wording } from './wording.ts';

/** Deleting devices, in French. */
export const deletionFr: Wording<typeof deletionEn> = {
  action: 'Supprimer les appareils…',
  title: 'Supprimer',
  cost: 'Ils quittent Knox Mobile Enrollment jusqu’à ce qu’un revendeur les envoie à nouveau. Une fois envoyée, la suppression ne peut plus être reprise.',
  costInUse:
    'Les appareils en service continuent de marcher, mais après une réinitialisation d’usine ils ne s’inscrivent plus jamais.',
  willGo_one: '{{count, number}} appareil est supprimé',
  willGo_many: '{{count, number}} d’appareils sont supprimés',
  willGo_other: '{{count, number}} appareils sont supprimés',
  inUse_one: 'dont {{count, number}} en service (configuré)',
  inUse_many: 'dont {{count, number}} en service (configurés)',
  inUse_other: 'dont {{count, number}} en service (configurés)',
  confirm: 'Tapez {{count, number}} pour confirmer',
  submit_one: 'Supprimer {{count, number}} appareil',
  submit_many: 'Supprimer {{count, number}} d’appareils',
  submit_other: 'Supprimer {{count, number}} appareils',
  nothing: 'Rien à supprimer',
  done_one: '{{count, number}} appareil sera supprimé',
  done_many: '{{count, number}} d’appareils seront supprimés',
  done_other: '{{count, number}} appareils seront supprimés',
  undone: 'La suppression est reprise',
  leaving: 'à supprimer',
  from: 'De {{from}}, à supprimer : {{state}}',
};
