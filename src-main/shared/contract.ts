import { z } from 'zod';
import type { MovePlan, MoveResult } from './domain/batch-report.ts';
import type { ChangeTargetRow } from './domain/change-target.ts';
import { type ConnectionReport, connectionDraftSchema, type IntegrationView } from './domain/connection.ts';
import {
  type DeviceDetails,
  type DeviceId,
  type DeviceRow,
  type DeviceWindow,
  deviceColumns,
  deviceIdSchema,
  deviceSelectionSchema,
  deviceViewSchema,
} from './domain/device.ts';
import { type ProfileSummary, profileIdSchema } from './domain/profile.ts';
import type { ChangeSummary } from './domain/queued-change.ts';
import type { SyncStatus } from './domain/sync-status.ts';
import type { Preferences, ShellState, Workspace } from './domain/workspace.ts';
import type { ErrorEnvelope } from './errors.ts';

/** One command: the schema its input must pass, and (in types only) what it answers. */
export type CommandSpec<Schema extends z.ZodType, Output> = { input: Schema; readonly __output?: Output };

const command =
  <Output>() =>
  <Schema extends z.ZodType>(input: Schema): CommandSpec<Schema, Output> => ({ input });

const nothing = z.object({}).strict();
const id = z.string().min(1).max(64);
const jobId = z.string().min(1).max(64);
const windowRange = { first: z.number().int().min(0).max(10_000_000), count: z.number().int().min(1).max(200) };

/** Everything the window can ask of the desk; name `x.doThing` lives in features/x/do-thing*.ts. */
export const deskContract = {
  'integration.get': command<IntegrationView>()(nothing),
  'integration.testConnection': command<ConnectionReport>()(connectionDraftSchema),
  'integration.connect': command<IntegrationView>()(connectionDraftSchema),

  'sync.getStatus': command<SyncStatus>()(nothing),
  /** Starts a sync and answers at once; `full` reads every device again, so that deletions are seen. */
  'sync.start': command<SyncStatus>()(z.object({ full: z.boolean() })),
  'sync.cancel': command<SyncStatus>()(nothing),
  'sync.workOffline': command<SyncStatus>()(z.object({ offline: z.boolean() })),

  'devices.getWindow': command<DeviceWindow>()(z.object({ view: deviceViewSchema, ...windowRange })),
  /** Ids of consecutive rows of a view, for a selection with Shift. */
  'devices.getIdRange': command<{ deviceIds: DeviceId[] }>()(
    z.object({ view: deviceViewSchema, first: windowRange.first, count: z.number().int().min(1).max(50_000) }),
  ),
  /** The row a device stands in within a view, null when it does not match. */
  'devices.locate': command<{ row: number | null }>()(z.object({ view: deviceViewSchema, deviceId: deviceIdSchema })),
  'devices.getDetails': command<DeviceDetails>()(z.object({ deviceId: deviceIdSchema })),
  /** Devices for the search field: at most `limit`, found by identifier prefix, last digits, user, model or tag. */
  'devices.search': command<{ devices: DeviceRow[]; more: boolean }>()(
    z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50) }),
  ),
  /** Distinct values for the filters, most frequent first, at most 200 each. */
  'devices.getFilterValues': command<{ models: string[]; resellers: string[]; uploads: string[] }>()(nothing),
  'devices.planMove': command<MovePlan>()(z.object({ selection: deviceSelectionSchema, profileId: profileIdSchema })),
  'devices.move': command<MoveResult>()(z.object({ selection: deviceSelectionSchema, profileId: profileIdSchema })),
  /** Moves to the Default Profile (behaviours 93, 94). */
  'devices.unassign': command<MoveResult>()(z.object({ selection: deviceSelectionSchema })),

  'profiles.list': command<{ profiles: ProfileSummary[] }>()(nothing),

  'changes.list': command<{ changes: ChangeSummary[]; total: number }>()(z.object(windowRange)),
  'changes.listTargets': command<{ targets: ChangeTargetRow[]; total: number }>()(
    z.object({ changeId: id, ...windowRange }),
  ),
  /** Takes an unsent change back; one already sent is reversed by a new change. */
  'changes.undo': command<{ undone: 'taken-back' | 'reversed'; changeId: string | null }>()(z.object({ changeId: id })),
  /** What to do with devices of a change that are refused, parked or in conflict: send again, or let go. */
  'changes.settle': command<{ devices: number }>()(z.object({ changeId: id, decision: z.enum(['mine', 'theirs']) })),

  /** Starts writing a CSV and answers at once with the job to watch. */
  'csv.exportDevices': command<{ jobId: string }>()(
    z.object({
      scope: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('selection'), selection: deviceSelectionSchema }),
        z.object({ kind: z.literal('profile'), profileId: profileIdSchema }),
        z.object({ kind: z.literal('all') }),
      ]),
      columns: z.array(z.enum(deviceColumns)).min(1).max(deviceColumns.length),
      /** `guarded` neutralises spreadsheet formulas, `raw` writes the cells as they are, for machines. */
      form: z.enum(['guarded', 'raw']),
      /** Header words in the person's language, in the order of `columns`. */
      headers: z.array(z.string().max(100)).max(deviceColumns.length),
      /** Order of the lines: the list's, as the person sees it; when absent, the order in which the server lists them. */
      sort: deviceViewSchema.shape.sort.optional(),
      /** A ticket of shell.chooseSaveFile. */
      file: z.string().max(64),
    }),
  ),
  'jobs.cancel': command<{ cancelled: boolean }>()(z.object({ jobId })),
} as const;

/** Everything the window can ask of the shell. */
export const shellContract = {
  'shell.getState': command<ShellState>()(nothing),
  'shell.setPreferences': command<Preferences>()(
    z.object({
      language: z.enum(['system', 'en', 'fr']).optional(),
      theme: z.enum(['system', 'light', 'dark']).optional(),
      window: z.record(z.string().max(60), z.json()).optional(),
    }),
  ),
  'shell.createWorkspace': command<Workspace>()(z.object({ name: z.string().trim().min(1).max(100) })),
  'shell.openDemoDepot': command<Workspace>()(nothing),
  'shell.openWorkspace': command<Workspace>()(z.object({ workspaceId: id })),
  'shell.closeWorkspace': command<null>()(nothing),
  /** A system dialog; the answer is a ticket for one file, never a path the window made up. */
  'shell.chooseOpenFile': command<{ file: string; name: string } | null>()(
    z.object({ purpose: z.enum(['keys-file']) }),
  ),
  'shell.chooseSaveFile': command<{ file: string; name: string } | null>()(
    z.object({ suggestedName: z.string().min(1).max(150), purpose: z.enum(['csv']) }),
  ),
  'shell.showFile': command<null>()(z.object({ file: z.string().max(64) })),
  'shell.copyText': command<null>()(z.object({ text: z.string().max(10_000) })),
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
