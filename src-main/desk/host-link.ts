import { AppError } from '#shared/errors.ts';
import type { FromDesk, HostRequestName, HostRequests, ToDesk } from '#shared/host-messages.ts';
import type { SecretStore, Services } from './services.ts';

type HostAnswer = Extract<ToDesk, { kind: 'answer' }>;
type Waiting = { resolve(value: unknown): void; reject(error: unknown): void };

/** The desk's line to main: secrets and files are asked for by name, and answered with a value or an error's code. */
export type HostLink = {
  ask<Name extends HostRequestName>(
    name: Name,
    ...args: HostRequests[Name]['args']
  ): Promise<HostRequests[Name]['answer']>;
  receive(answer: HostAnswer): void;
};

/** A line over whatever carries messages to main. */
export function createHostLink(post: (message: FromDesk) => void): HostLink {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  return {
    ask(name, ...args) {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
        post({ kind: 'request', id, name, args });
      });
    },
    receive(answer) {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.ok) asked?.resolve(answer.value);
      else asked?.reject(new AppError(answer.code, answer.message));
    },
  };
}

/** The workspace's secrets, as main keeps them; `learn` hears of every value, so that logs can leave it out. */
export function secretsOverHost({ ask }: HostLink, learn: (value: string) => void): SecretStore {
  return {
    state: () => ask('secrets.state'),
    has: (name) => ask('secrets.has', name),
    async read(name) {
      const value = await ask('secrets.read', name);
      if (value !== null) learn(value);
      return value;
    },
    write(name, value) {
      learn(value);
      return ask('secrets.write', name, value);
    },
    async forget(name) {
      await ask('secrets.forget', name);
    },
  };
}

/** The system's clipboard, which main clears. */
export function clipboardOverHost({ ask }: HostLink): Services['clipboard'] {
  return { copySecret: (text) => ask('clipboard.copySecret', text) };
}

/** Files by the tickets of the system's dialogs; a ticket main does not know is not_found. */
export function filesOverHost({ ask }: HostLink): Services['files'] {
  return {
    async resolve(ticket, use) {
      const path = await ask('files.resolve', ticket, use);
      if (path === null) throw new AppError('not_found', 'no file was chosen under that ticket');
      return path;
    },
  };
}
