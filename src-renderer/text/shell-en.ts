/** The frame, first run and settings in English. */
export const shellEn = {
  appLine: 'Staging desk for Samsung Knox Mobile Enrollment',
  skipLink: 'Skip to the page',
  bars: 'Work under way and errors',
  rail: {
    label: 'Pages',
    devices: 'Devices',
    uploads: 'Uploads',
    batches: 'Batches',
    profiles: 'Profiles',
    changes: 'Changes',
    activity: 'Activity',
    settings: 'Settings',
    tokens: 'Tokens',
    needsYou: '{{count, number}} waiting for your decision',
    waiting: '{{count, number}} waiting to be sent',
  },
  workspace: {
    label: 'Workspace {{name}}',
    switchTo: 'Switch to',
    demoTag: 'Demo · simulator',
    demoHint:
      'Samsung’s and Ivanti’s servers are played by a simulator on this computer, built from public documentation.',
    close: 'Close this workspace',
  },
  desk: {
    restarting: 'Muster’s background process stopped and is starting again. What you saved is kept.',
    failedTitle: 'This workspace cannot be opened',
    opening: 'Opening the workspace…',
  },
  firstRun: {
    title: 'Welcome to Muster',
    intro: 'Prepare Samsung devices at the depot, with or without a network.',
    connectTitle: 'Connect your Knox tenant',
    connectText:
      'Bring the keys file or OAuth credentials of your Knox account. They stay in this computer’s keychain.',
    nameLabel: 'Name of the workspace',
    namePlaceholder: 'Field Service Lyon',
    nameMissing: 'Give the workspace a name.',
    connectButton: 'Continue',
    demoTitle: 'Open the demo depot',
    demoText:
      'About 2,400 devices, three uploads to approve and seven profiles of an invented company. Try everything: no real server is touched.',
    demoNote:
      'Runs against a simulator of Samsung’s and Ivanti’s servers, built from public documentation and not certified by either.',
    demoButton: 'Open the demo depot',
    yourWorkspaces: 'Your workspaces',
    open: 'Open {{name}}',
    openShort: 'Open',
  },
  settings: {
    title: 'Settings',
    integration: 'Knox Integration',
    rules: 'Rules',
    attributes: 'Custom attributes',
    storage: 'Storage',
    appearance: 'Language and theme',
    about: 'About',
    language: 'Language',
    languageSystem: 'Like the system',
    theme: 'Theme',
    themeSystem: 'Like the system',
    themeLight: 'Light',
    themeDark: 'Dark',
  },
  about: {
    version: 'Version',
    system: 'System',
    simulatorTitle: 'About the simulator',
    simulator:
      'The demo depot talks to a simulator on this computer. It was built from public documentation; where that is silent, its answers are our best guess. It is not made or certified by Samsung or Ivanti.',
    independentTitle: 'Independent work',
    independent:
      'Muster is independent of Samsung Electronics and Ivanti. Samsung, Samsung Knox and Ivanti are trademarks of their owners and are named only to say what Muster works with.',
    copy: 'Copy version details',
  },
} as const;
