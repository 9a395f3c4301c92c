/** What was done: one sentence for each action of the log, in English. */
export const activityActionsEn = {
  devices: {
    move_one: 'Moved {{count, number}} device to {{profile}}',
    move_other: 'Moved {{count, number}} devices to {{profile}}',
    unassign_one: 'Unassigned {{count, number}} device',
    unassign_other: 'Unassigned {{count, number}} devices',
    delete_one: 'Deleted {{count, number}} device',
    delete_other: 'Deleted {{count, number}} devices',
  },
  uploads: {
    approve_one: 'Approved {{count, number}} device of {{profile}}',
    approve_other: 'Approved {{count, number}} devices of {{profile}}',
    hold_one: 'Put {{count, number}} device on hold: {{reason}}',
    hold_other: 'Put {{count, number}} devices on hold: {{reason}}',
    release_one: 'Released {{count, number}} device from hold',
    release_other: 'Released {{count, number}} devices from hold',
  },
  profiles: {
    create: 'Created profile {{profile}}',
    update: 'Changed the configuration of {{profile}}',
    delete: 'Deleted profile {{profile}}',
    changeUser: 'Changed the user of {{profile}}',
  },
  selfMaintained: {
    create: 'Created Self-Maintained profile {{profile}}',
    addDevices: 'Added devices to {{profile}}',
    editDevice: 'Changed a device of {{profile}}',
    deleteDevices: 'Deleted devices of {{profile}}',
  },
  tokens: {
    refresh: 'Refreshed the token of {{profile}}',
    extend: 'Extended the token of {{profile}}',
    setByHand: 'Pasted a token for {{profile}}',
    reveal: 'Looked at the token of {{profile}}',
    copy: 'Copied the token of {{profile}}',
    revealPayload: 'Looked at the QR code of {{profile}}',
  },
  changes: {
    undo: 'Took back the change to {{profile}} before it was sent',
    settle: 'Let the server’s state stand for {{profile}}',
    sent: 'Sent to Samsung for {{profile}}: {{outcomes}}',
    confirmed: 'Seen at the server for {{profile}}: {{outcomes}}',
  },
  attributes: {
    define: 'Added custom attribute {{name}}',
    set_one: 'Gave {{count, number}} device {{name}} = {{value}}',
    set_other: 'Gave {{count, number}} devices {{name}} = {{value}}',
    delete: 'Deleted custom attribute {{name}}',
    undo_one: 'Took back an edit of {{name}} on {{count, number}} device',
    undo_other: 'Took back an edit of {{name}} on {{count, number}} devices',
  },
  integration: {
    connect: 'Connected Knox integration {{name}}',
    activate: 'Activated Knox integration {{name}}',
    deactivate: 'Deactivated Knox integration {{name}}',
    setInterval_one: 'Set the servers to be read every minute',
    setInterval_other: 'Set the servers to be read every {{count, number}} minutes',
  },
  sync: {
    portalEdits: 'Seen in the Samsung portal: {{changed, number}} changed, {{deleted, number}} deleted',
  },
  workspace: {
    repaired: 'Repaired the databases of the workspace',
    checked: 'Checked the databases of the workspace in full',
  },
} as const;
