import type { MusterBridge } from '#shared/bridge.ts';
import type { CommandInput, CommandName, CommandOutput } from '#shared/contract.ts';
import { AppError, type ErrorEnvelope } from '#shared/errors.ts';
import type { EventName, Events } from '#shared/events.ts';

declare global {
  interface Window {
    readonly muster: MusterBridge;
  }
}

/** An AppError that came over the port; `logId` finds it in the log. */
export class RemoteError extends AppError {
  readonly logId: string | null;

  constructor(envelope: ErrorEnvelope) {
    super(envelope.code, envelope.message, envelope.details);
    this.logId = envelope.logId;
  }
}

/** Asks the desk or the shell; throws the error it answered with. */
export async function run<Name extends CommandName>(
  command: Name,
  input: CommandInput<Name>,
): Promise<CommandOutput<Name>> {
  const answer = await window.muster.run(command, input);
  if (!answer.ok) throw new RemoteError(answer.error);
  return answer.value as CommandOutput<Name>;
}

/** A ticket for a file that was dropped on the window; null when it is none that can be imported. */
export async function takeDropped(file: File): Promise<CommandOutput<'shell.takeDropped'>> {
  const answer = await window.muster.run('shell.takeDropped', file);
  if (!answer.ok) throw new RemoteError(answer.error);
  return answer.value as CommandOutput<'shell.takeDropped'>;
}

/** Listens to an event; the answer stops listening. */
export function on<Name extends EventName>(event: Name, listener: (payload: Events[Name]) => void): () => void {
  return window.muster.on(event, (payload) => listener(payload as Events[Name]));
}

/** Any error in the shape the window shows: what is not an AppError is `internal`. */
export function envelopeOf(error: unknown): ErrorEnvelope {
  if (error instanceof RemoteError) {
    return { code: error.code, message: error.message, details: error.details, logId: error.logId };
  }
  if (error instanceof AppError) {
    return { code: error.code, message: error.message, details: error.details, logId: null };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message, details: {}, logId: null };
}
