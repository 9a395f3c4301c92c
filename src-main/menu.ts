import type { MenuItemConstructorOptions } from 'electron';

/** The languages of the app. */
export type Language = 'en' | 'fr';

/** What the menu depends on. */
export type MenuInput = {
  platform: NodeJS.Platform;
  language: Language;
  /** Developer tools are in the menu only while developing. */
  developing: boolean;
  about(): void;
};

const words = {
  en: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    help: 'Help',
    quit: 'Quit Muster',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    resetZoom: 'Actual Size',
    fullScreen: 'Full Screen',
    minimize: 'Minimize',
    close: 'Close Window',
    about: 'About Muster',
  },
  fr: {
    file: 'Fichier',
    edit: 'Édition',
    view: 'Affichage',
    window: 'Fenêtre',
    help: 'Aide',
    quit: 'Quitter Muster',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    resetZoom: 'Taille réelle',
    fullScreen: 'Plein écran',
    minimize: 'Réduire la fenêtre',
    close: 'Fermer la fenêtre',
    about: 'À propos de Muster',
  },
} as const;

/** The menu as a template: what copies and pastes, what zooms, and who we are. */
export function menuTemplate(input: MenuInput): MenuItemConstructorOptions[] {
  const say = words[input.language];
  const isMac = input.platform === 'darwin';
  const about: MenuItemConstructorOptions = { label: say.about, click: input.about };
  return [
    isMac ? macMenu(about) : { label: say.file, submenu: [{ role: 'quit', label: say.quit }] },
    editMenu(input.language),
    viewMenu(input),
    {
      label: say.window,
      submenu: [
        { role: 'minimize', label: say.minimize },
        // Elsewhere Ctrl+W would end the app in the middle of a scan.
        ...(isMac ? [{ role: 'close', label: say.close } as const] : []),
      ],
    },
    { label: say.help, role: 'help', submenu: [about] },
  ];
}

function macMenu(about: MenuItemConstructorOptions): MenuItemConstructorOptions {
  const hiding = ['hide', 'hideOthers', 'unhide'] as const;
  return {
    label: 'Muster',
    submenu: [
      about,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      ...hiding.map((role) => ({ role })),
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}

function editMenu(language: Language): MenuItemConstructorOptions {
  const say = words[language];
  const roles = ['cut', 'copy', 'paste', 'selectAll'] as const;
  return {
    label: say.edit,
    submenu: [
      { role: 'undo', label: say.undo },
      { role: 'redo', label: say.redo },
      { type: 'separator' },
      ...roles.map((role) => ({ role, label: say[role] })),
    ],
  };
}

function viewMenu({ language, developing }: MenuInput): MenuItemConstructorOptions {
  const say = words[language];
  const tools: MenuItemConstructorOptions[] = [{ type: 'separator' }, { role: 'toggleDevTools' }];
  return {
    label: say.view,
    submenu: [
      { role: 'resetZoom', label: say.resetZoom },
      { role: 'zoomIn', label: say.zoomIn },
      { role: 'zoomOut', label: say.zoomOut },
      { type: 'separator' },
      { role: 'togglefullscreen', label: say.fullScreen },
      ...(developing ? tools : []),
    ],
  };
}
