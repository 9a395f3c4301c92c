import type { z } from 'zod';
import { activityCommands } from './commands/activity.ts';
import { attributesCommands } from './commands/attributes.ts';
import { batchesCommands } from './commands/batches.ts';
import { changesCommands } from './commands/changes.ts';
import type { CommandSpec } from './commands/command.ts';
import { credentialsCommands } from './commands/credentials.ts';
import { csvCommands } from './commands/csv.ts';
import { csvImportCommands } from './commands/csv-import.ts';
import { devicesCommands } from './commands/devices.ts';
import { handoverCommands } from './commands/handover.ts';
import { integrationCommands } from './commands/integration.ts';
import { jobsCommands } from './commands/jobs.ts';
import { printCommands } from './commands/print.ts';
import { profilesCommands } from './commands/profiles.ts';
import { rulesCommands } from './commands/rules.ts';
import { scansCommands } from './commands/scans.ts';
import { selfMaintainedCommands } from './commands/self-maintained.ts';
import { shellContract } from './commands/shell.ts';
import { storageCommands } from './commands/storage.ts';
import { syncCommands } from './commands/sync.ts';
import { tokensCommands } from './commands/tokens.ts';
import { uploadsCommands } from './commands/uploads.ts';
import type { ErrorEnvelope } from './errors.ts';

export { shellContract };

/** Everything the window can ask of the desk; name `x.doThing` lives in features/x/do-thing*.ts. */
export const deskContract = {
  ...integrationCommands,
  ...syncCommands,
  ...devicesCommands,
  ...uploadsCommands,
  ...batchesCommands,
  ...scansCommands,
  ...profilesCommands,
  ...credentialsCommands,
  ...tokensCommands,
  ...printCommands,
  ...changesCommands,
  ...handoverCommands,
  ...activityCommands,
  ...attributesCommands,
  ...csvCommands,
  ...csvImportCommands,
  ...rulesCommands,
  ...selfMaintainedCommands,
  ...jobsCommands,
  ...storageCommands,
} as const;

/** Every command of the window. */
export const contract = { ...deskContract, ...shellContract } as const;

type Contract = typeof contract;

/** The name of a command. */
export type CommandName = keyof Contract;
/** The name of a command the desk answers. */
export type DeskCommandName = keyof typeof deskContract;
/** The name of a command the shell answers. */
export type ShellCommandName = keyof typeof shellContract;
/** What a command is asked with, as the window writes it. */
export type CommandInput<Name extends CommandName> = z.input<Contract[Name]['input']>;
/** What a handler receives: the input after its schema. */
export type ParsedInput<Name extends CommandName> = z.output<Contract[Name]['input']>;
/** What a command answers. */
export type CommandOutput<Name extends CommandName> =
  Contract[Name] extends CommandSpec<z.ZodType, infer Output> ? Output : never;

/** A question over the port. */
export type CommandRequest = { id: number; command: string; input: unknown };
/** Its answer. */
export type CommandAnswer = { id: number } & ({ ok: true; value: unknown } | { ok: false; error: ErrorEnvelope });
