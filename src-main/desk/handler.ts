import type { CommandOutput, DeskCommandName, ParsedInput } from '#shared/contract.ts';
import type { Services } from './services.ts';

/** The functions that answer some commands of the window. */
export type Handlers<Names extends DeskCommandName> = {
  [Name in Names]: (services: Services, input: ParsedInput<Name>) => Promise<CommandOutput<Name>> | CommandOutput<Name>;
};

/** Commands whose name begins with one of these words. */
export type CommandsOf<Group extends string> = Extract<DeskCommandName, `${Group}.${string}`>;
