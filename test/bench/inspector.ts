import { setTimeout } from 'node:timers/promises';

/** A page, or a Node process, reached over Chromium's inspector protocol: nothing is injected but what is asked. */
export type Inspected = {
  /** Runs a function there; it and its argument cross as text, so that it may use nothing of its surroundings. */
  call<Argument, Result>(work: (argument: Argument) => Result | Promise<Result>, argument: Argument): Promise<Result>;
  /** Sends a command of the protocol that has no answer worth reading. */
  send(method: string): void;
  disconnect(): void;
};

type Answer = {
  id?: number;
  error?: { message: string };
  result?: { result?: { value?: unknown }; exceptionDetails?: { text: string; exception?: { description?: string } } };
};

/** Connects to the address an inspector listens on (`ws://…`). */
export async function inspect(address: string): Promise<Inspected> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, (answer: Answer) => void>();
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`no inspector at ${address}`)), { once: true });
  });
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  socket.addEventListener('close', () => {
    for (const answer of waiting.values()) answer({ error: { message: 'the inspected process went away' } });
  });
  let last = 0;
  const ask = (method: string, params: object): Promise<Answer> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  return {
    async call<Argument, Result>(work: (argument: Argument) => Result | Promise<Result>, argument: Argument) {
      const expression = `(${work.toString()})(${JSON.stringify(argument) ?? 'undefined'})`;
      for (;;) {
        const answer = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
        const failed = answer.error?.message ?? answer.result?.exceptionDetails?.exception?.description;
        if (failed === undefined) return answer.result?.result?.value as Result;
        // A page that is just being loaded has no context yet, or loses the one of the page before it.
        if (!/execution context|Promise was collected/i.test(failed)) throw new Error(failed);
        await setTimeout(2);
      }
    },
    send: (method) => void ask(method, {}),
    disconnect: () => socket.close(),
  };
}
