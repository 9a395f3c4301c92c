import type { MessagePortMain, UtilityProcess } from 'electron';

/** A process of ours, as the hosts hold it. */
export type ForkedProcess<Incoming, Outgoing> = {
  postMessage(message: Outgoing, ports?: MessagePortMain[]): void;
  onMessage(listener: (message: Incoming) => void): void;
  onExit(listener: (code: number) => void): void;
  /** Ends it at once; what it was writing is safe by design of its files. */
  kill(): void;
};

/** Wraps a utility process; whatever it prints goes to the log. */
export function holdProcess<Incoming, Outgoing>(
  child: UtilityProcess,
  log: (text: string) => void,
): ForkedProcess<Incoming, Outgoing> {
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => log(chunk.toString('utf8').trimEnd()));
  }
  return {
    postMessage: (message, ports) => child.postMessage(message, ports),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
    kill() {
      // A process that hangs does not hear the polite signal.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}
