/** The channels between shell and preload; there are no others. Apart, because a sandboxed preload may load no Node. */
export const channels = { command: 'muster:command', notice: 'muster:notice', port: 'muster:port' } as const;
