import type { z } from 'zod';
import type { Answer } from './bridge.ts';
import { AppError, type ErrorEnvelope, envelopeOf } from './errors.ts';

/** One side's commands (the desk's or the shell's) with what is needed to answer them. */
export type CommandTable = {
  specs: Readonly<Record<string, { input: z.ZodType }>>;
  handlers: Readonly<Record<string, ((input: never) => unknown) | undefined>>;
  /** Turns errors of libraries into AppErrors where there is a code for them. */
  translate(error: unknown): unknown;
  /** Writes an unexpected error down; the answer is its place in the log. */
  report(command: string, error: unknown): string;
  redact(text: string): string;
};

/** Parses, runs and answers one command; never throws and never tells the window more than an envelope. */
export async function answerCommand(table: CommandTable, command: unknown, input: unknown): Promise<Answer> {
  const spec = typeof command === 'string' && Object.hasOwn(table.specs, command) ? table.specs[command] : undefined;
  if (typeof command !== 'string' || spec === undefined) return refuse('no such command', 'command');
  const parsed = parse(spec.input, input);
  if (!parsed.ok) return refuse(parsed.problem, parsed.field);
  try {
    const handler = table.handlers[command];
    if (handler === undefined) throw new Error(`no handler for ${command}`);
    return { ok: true, value: await handler(parsed.data as never) };
  } catch (error) {
    return { ok: false, error: envelope(table, command, table.translate(error)) };
  }
}

/** What the window is told of an error: the code and facts of an AppError, else `internal` and the place in the log. */
function envelope(table: CommandTable, command: string, error: unknown): ErrorEnvelope {
  if (!(error instanceof AppError)) return envelopeOf(error, table.report(command, error));
  const details = Object.fromEntries(
    Object.entries(error.details).map(([key, fact]) => [key, typeof fact === 'string' ? table.redact(fact) : fact]),
  );
  return { code: error.code, message: table.redact(error.message), details, logId: null };
}

type Parsed = { ok: true; data: unknown } | { ok: false; problem: string; field: string };

/** Cyclic input makes recursive schemas run out of stack: an error of the asker like any other. */
function parse(schema: z.ZodType, input: unknown): Parsed {
  try {
    const parsed = schema.safeParse(input);
    if (parsed.success) return { ok: true, data: parsed.data };
    const [issue] = parsed.error.issues;
    return { ok: false, problem: issue?.code ?? 'invalid', field: issue?.path.map(String).join('.') ?? '' };
  } catch {
    return { ok: false, problem: 'unreadable', field: '' };
  }
}

function refuse(problem: string, field: string): Answer {
  return { ok: false, error: { code: 'input_invalid', message: problem, details: { field }, logId: null } };
}
