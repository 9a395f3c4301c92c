import type { csvErrorsEn } from './csv-errors-en.ts';

/** Errors of files of devices in French, a part of errors-fr.ts. */
export const csvErrorsFr: typeof csvErrorsEn = {
  csv_empty: {
    what: 'Ce fichier ne contient aucun appareil. Rien n’a été modifié.',
    next: 'Saisissez un appareil par ligne, sous les noms des colonnes, et choisissez à nouveau le fichier.',
  },
  csv_not_text: {
    what: 'Ce n’est pas un fichier CSV mais un classeur ou un autre type de fichier. Rien n’a été modifié.',
    next: 'Dans votre tableur, enregistrez-le au format CSV et choisissez ce fichier.',
  },
  csv_too_large: {
    what: 'Le fichier dépasse {{mostMegabytes, number}} Mo, plus qu’une liste d’appareils n’en demande jamais. Rien n’a été modifié.',
    next: 'Vérifiez que c’est le bon fichier, ou scindez-le.',
  },
  csv_header_wrong: {
    what: 'La première ligne du fichier ne nomme pas la colonne « {{column}} » comme il le faut. Rien n’a été modifié.',
    next: 'Nommez chaque colonne une seule fois : un IMEI, ou un numéro de série et un fabricant. Le modèle les nomme correctement.',
  },
  csv_quote_open: {
    what: 'Le guillemet ouvert à la ligne {{line, number}} ne se ferme pas, la suite est donc illisible. Rien n’a été modifié.',
    next: 'Fermez-le ou supprimez-le, enregistrez le fichier et choisissez-le à nouveau.',
  },
  csv_row_too_long: {
    what: 'La ligne {{line, number}} ne se termine pas, du moins pas dans le million de caractères qui suit sa colonne {{column, number}}. Rien n’a été modifié.',
    next: 'Vérifiez que c’est le bon fichier et qu’il a été enregistré au format CSV, un appareil par ligne.',
  },
  csv_too_many_columns: {
    what: 'La ligne {{line, number}} a plus de {{most, number}} colonnes. Rien n’a été modifié.',
    next: 'Vérifiez que c’est le bon fichier, et ce qui sépare ses cellules.',
  },
  csv_file_changed: {
    what: 'Le fichier n’est plus tel qu’il était lors du contrôle. Rien n’a été modifié.',
    next: 'Choisissez-le à nouveau, pour que ce que vous voyez soit ce qu’il contient.',
  },
  csv_too_many_rows: {
    what: 'Le fichier contient plus que les 200 000 appareils qu’Ivanti accepte en une fois. Rien n’a été modifié.',
    next: 'Scindez-le avant la ligne {{line, number}} et créez un profil par partie.',
  },
  csv_password: {
    what: 'Il y a un mot de passe à la ligne {{line, number}}. Les mots de passe ne sont pas conservés en clair : rien n’a été lu.',
    next: 'Videz la colonne des mots de passe, enregistrez le fichier et choisissez-le à nouveau.',
  },
  csv_rows_refused: {
    what: 'Certaines lignes du fichier sont refusées, et vous avez demandé tout ou rien. Rien n’a été modifié.',
    next: 'Corrigez les lignes refusées, ou continuez avec les bonnes lignes seulement.',
  },
  file_not_readable: {
    what: 'Le fichier n’a pas pu être lu. Rien n’a été modifié.',
    next: 'Vérifiez qu’il est toujours là et qu’aucun autre programme ne le bloque, puis choisissez-le à nouveau.',
  },
  csv_formula_cells: {
    what: 'Il y a {{cells, number}} cellules qui seraient prises pour des formules ou s’étendent sur plusieurs lignes, la première étant celle de {{device}}. Rien n’a été écrit.',
    next: 'Rouvrez le téléchargement : il liste ces cellules. Corrigez-les à leur source, ou laissez cette colonne de côté.',
  },
  csv_part_exists: {
    what: 'Un fichier {{name}} existe déjà. Rien n’a été écrit.',
    next: 'Choisissez un autre nom, ou déplacez ce fichier : une partie ne remplace jamais un fichier sur lequel vous n’avez pas été interrogé.',
  },
};
