import { z } from 'zod';

/** One command: the schema its input must pass, and (in types only) what it answers. */
export type CommandSpec<Schema extends z.ZodType, Output> = { input: Schema; readonly __output?: Output };

/** A command that answers `Output`: `command<Output>()(schema)`. */
export const command =
  <Output>() =>
  <Schema extends z.ZodType>(input: Schema): CommandSpec<Schema, Output> => ({ input });

/** No input at all. */
export const nothing = z.object({}).strict();
/** An id the desk gave out. */
export const id = z.string().min(1).max(64);
/** The id of long work. */
export const jobId = z.string().min(1).max(64);
/** A window of a list: at most 200 consecutive rows. */
export const windowRange = { first: z.number().int().min(0).max(10_000_000), count: z.number().int().min(1).max(200) };
