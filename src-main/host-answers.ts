import { isSecretName, type SecretName, type SecretPlace, type SecretState } from '#shared/domain/secret.ts';
import { AppError } from '#shared/errors.ts';
import type { FileUse, HostRequestName, HostRequests } from '#shared/host-messages.ts';

/** Main's answers to what the desk asks, by name. */
export type HostAnswers = {
  [Name in HostRequestName]: (
    ...args: HostRequests[Name]['args']
  ) => Promise<HostRequests[Name]['answer']> | HostRequests[Name]['answer'];
};

/** What the answers are made from: one workspace's secrets, the clipboard, and the tickets of the dialogs. */
export type HostAnswersParts = {
  secrets: {
    state(): Promise<SecretState>;
    read(name: SecretName): Promise<string | null>;
    has(name: SecretName): Promise<boolean>;
    write(name: SecretName, value: string): Promise<SecretPlace>;
    forget(name: SecretName): Promise<void>;
    askAgain(): void;
  };
  resolveTicket(ticket: string, use: FileUse): string | null;
  /** Answers after how many milliseconds the secret is cleared from the clipboard. */
  copySecret(text: string): Promise<number>;
};

/** The answers for the desk of one workspace. */
export function createHostAnswers({ secrets, resolveTicket, copySecret }: HostAnswersParts): HostAnswers {
  return {
    'secrets.state': () => secrets.state(),
    'secrets.read': (name) => secrets.read(known(name)),
    'secrets.has': (name) => secrets.has(known(name)),
    'secrets.write': (name, value) => secrets.write(known(name), value),
    'secrets.forget': async (name) => {
      await secrets.forget(known(name));
      return null;
    },
    'secrets.askAgain': () => {
      secrets.askAgain();
      return null;
    },
    'clipboard.copySecret': (text) => copySecret(text),
    'files.resolve': (ticket, use) => resolveTicket(ticket, use),
  };
}

function known(name: SecretName): SecretName {
  if (!isSecretName(name)) throw new AppError('input_invalid', 'no secret has that name');
  return name;
}
