/** Settings, Storage, in English. */
export const storageEn = {
  title: 'Storage',
  files: 'Files',
  folder: 'Folder of this workspace',
  show: 'Show in folder',
  showLabel: 'Show {{name}} in its folder',
  ledger: 'Your changes and settings',
  cache: 'Copy of your devices',
  log: 'Muster’s log',
  warnings: {
    'network-folder':
      'This folder lies on another computer. Muster works there more slowly, and a lost connection can damage its files; a folder on this computer is safer.',
    'log-grows':
      'A program keeps reading this workspace’s files, so they grow. Close backup or search programs that look into the folder.',
  },
  backups: {
    title: 'Backups',
    intro:
      'Muster copies your changes once a day and keeps seven days, and copies them before an update. Your devices need no backup: they are read from Samsung again.',
    now: 'Back up now',
    done: 'Backup made',
    none: 'No backup yet. The first one is made half a minute after the workspace opens.',
    when: 'Made',
    kind: 'Why',
    size: 'Size',
    restore: 'Restore…',
    restoreLabel: 'Restore the backup of {{when}}',
    kinds: {
      daily: 'Daily',
      'by-hand': 'By hand',
      'before-update': 'Before an update of Muster',
      rescued: 'Rescued when the file was lost',
    },
  },
  check: {
    title: 'Full check',
    intro:
      'Muster looks at its files each time it starts and reads them whole once a week, when nothing else is going on. What is damaged is put right at once, and the damaged file is kept.',
    last: 'Last check',
    never: 'not yet',
    sound: 'nothing was wrong',
    damaged: 'damage was found and put right',
    now: 'Check now',
    running: 'Checking the files…',
    cancelled: 'The check was stopped',
    doneSound: 'The files are in good order',
  },
  aside: {
    title: 'Kept aside',
    intro:
      'Files that Muster replaced, as they were. Nothing in them is used any more; delete them yourself once nothing is missing.',
    damaged_ledger: 'Changes and settings, damaged',
    damaged_cache: 'Copy of your devices, damaged',
    replaced_ledger: 'Changes and settings, before a restore',
    replaced_cache: 'Copy of your devices, before a restore',
  },
  restore: {
    title: 'Restore a backup',
    from: 'Backup of {{when}}',
    lost: 'What will be missing',
    kept: 'What happens',
    nothingLost: 'Nothing: no change was made since.',
    changes_one: '{{count, number}} change made since.',
    changes_other: '{{count, number}} changes made since. What of them Samsung already has stays there.',
    deeds_one: '{{count, number}} entry of the activity log.',
    deeds_other: '{{count, number}} entries of the activity log.',
    aside: 'Today’s file is kept aside, in the same folder.',
    waiting_one:
      '{{count, number}} change that waited then is compared with Samsung first. It is not sent again by itself.',
    waiting_other:
      '{{count, number}} changes that waited then are compared with Samsung first. They are not sent again by themselves.',
    restart: 'The workspace closes for a moment and opens again.',
    counting: 'Comparing…',
    submit: 'Restore this backup',
  },
} as const;
