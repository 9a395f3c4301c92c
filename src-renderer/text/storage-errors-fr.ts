import type { storageErrorsEn } from './storage-errors-en.ts';

/** Errors of the workspace's own files in French, a part of errors-fr.ts. */
export const storageErrorsFr: typeof storageErrorsEn = {
  database_replaced: {
    what: 'Un autre programme a supprimé ou remplacé le fichier de vos modifications pendant que Muster l’utilisait. Muster a cessé d’écrire ; ce que vous aviez fait jusque-là est enregistré comme sauvegarde.',
    next: 'Tenez les logiciels de synchronisation et de sauvegarde à l’écart du dossier de l’espace de travail, puis réessayez. S’il manque quelque chose, restaurez la sauvegarde sauvée dans les Paramètres, sous Stockage.',
  },
  workspace_read_only: {
    what: 'Le dossier de l’espace de travail n’est pas accessible en écriture. Rien n’a été modifié.',
    next: 'Donnez à votre compte le droit d’écrire dans ce dossier, ou rendez son disque accessible en écriture, puis réessayez.',
  },
  disk_failed: {
    what: 'Le disque a connu une erreur pendant que Muster lisait ou écrivait ses fichiers. Ce qui était enregistré est conservé ; Muster rouvre ses fichiers et les examine.',
    next: 'Réessayez. Si cela revient, vérifiez le disque et gardez ailleurs une copie du dossier de l’espace de travail.',
  },
  backup_unusable: {
    what: 'Cette sauvegarde est endommagée et ne peut pas être ouverte. Rien n’a été modifié.',
    next: 'Choisissez une autre sauvegarde.',
  },
  damage_found: {
    what: 'Le contrôle a trouvé un dommage dans les fichiers de l’espace de travail. Le fichier endommagé est conservé.',
    next: 'Muster rouvre l’espace de travail et le répare ; il dit alors s’il manque quelque chose.',
  },
};
