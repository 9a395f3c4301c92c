import { randomUUID } from 'node:crypto';
import { answerCommand, type CommandTable } from '#shared/answer-command.ts';
import { type CommandAnswer, type CommandRequest, deskContract } from '#shared/contract.ts';
import { codeOf } from '#shared/errors.ts';
import { asAppError, endsConnection } from './db/sql.ts';
import { handlers } from './handlers.ts';
import type { Services } from './services.ts';

/** What answering takes besides the services. */
export type ReceiverParts = {
  services: Services;
  redact(text: string): string;
  /** The person asked for something that needs the servers, so a closed keychain may ask them to unlock once more. */
  personAsks(): void;
};

/** Answers one request of a window; null for what is no request at all. */
export type Receiver = (message: unknown) => Promise<CommandAnswer | null>;

/** What a person does who wants to reach the servers or the keychain now. */
const reachingOut: readonly string[] = [
  ...[
    'sync.start',
    'sync.check',
    'changes.sendNow',
    'integration.testConnection',
    'integration.connect',
    'integration.activate',
  ],
  ...['tokens.reveal', 'tokens.copy', 'tokens.setByHand', 'handover.export', 'handover.takeOver'],
];

/** A command that takes longer holds up every other one. Milliseconds. */
const slowMs = 50;

/** The desk's edge: parse, run, envelope, log. */
export function createReceiver({ services, redact, personAsks }: ReceiverParts): Receiver {
  const table: CommandTable = {
    specs: deskContract,
    handlers: bind(services),
    translate(thrown) {
      const error = asAppError(thrown);
      if (endsConnection(error)) services.reportDamage(codeOf(error));
      return error;
    },
    report(command, error) {
      const logId = randomUUID().slice(0, 8);
      services.log('error', `${command} failed [${logId}] ${error instanceof Error ? error.stack : String(error)}`);
      return logId;
    },
    redact,
  };
  return async (message) => {
    if (!isRequest(message)) return null;
    if (reachingOut.includes(message.command)) personAsks();
    const startedAt = services.clock.monotonicMs();
    const answering = answerCommand(table, message.command, message.input);
    // What ran until here ran without a pause: it is this, not the waiting afterwards, that others feel.
    const busyMs = services.clock.monotonicMs() - startedAt;
    if (busyMs > slowMs) services.log('warn', `${message.command} held the desk for ${Math.round(busyMs)} ms`);
    return { id: message.id, ...(await answering) } as CommandAnswer;
  };
}

function bind(services: Services): CommandTable['handlers'] {
  const bound = Object.entries(handlers).map(([name, handler]) => [
    name,
    (input: never) => (handler as (services: Services, input: unknown) => unknown)(services, input),
  ]);
  return Object.fromEntries(bound);
}

function isRequest(message: unknown): message is CommandRequest {
  return (
    typeof message === 'object' &&
    message !== null &&
    'id' in message &&
    typeof message.id === 'number' &&
    'command' in message
  );
}
