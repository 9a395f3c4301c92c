import { z } from 'zod';
import { paperSchema } from '../domain/paper.ts';
import type { Preferences, ShellState, Workspace } from '../domain/workspace.ts';
import { command, id, nothing } from './command.ts';

/** How many parts a file was written in (`partPaths`). */
const parts = z.int().min(1).max(1000).default(1);

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
    z.object({ purpose: z.enum(['keys-file', 'csv', 'handover']) }),
  ),
  /**
   * A ticket for a CSV file that was dropped on the window; null when it is no such file. The window hands over the file it was
   * given: the preload puts the path in its place, so that the page can name none.
   */
  'shell.takeDropped': command<{ file: string; name: string } | null>()(z.object({ path: z.string().max(4096) })),
  'shell.chooseSaveFile': command<{ file: string; name: string } | null>()(
    z.object({
      suggestedName: z.string().min(1).max(150),
      purpose: z.enum(['csv', 'json', 'pdf', 'activity-log', 'handover']),
    }),
  ),
  /** Of a file that was written in several parts, the first one. */
  'shell.showFile': command<null>()(z.object({ file: z.string().max(64), parts })),
  /** Deletes a file the person had us write, with all its parts; one that is gone is deleted. Throws `file_not_writable`. */
  'shell.deleteFile': command<null>()(z.object({ file: z.string().max(64), parts })),
  /** Shows a file of the open workspace in the system's file manager, or the folder itself. */
  'shell.showWorkspaceFile': command<null>()(
    z.object({
      name: z
        .string()
        .regex(/^(?:backups\/)?(?:ledger|cache)-[\w.-]{1,80}\.db$/)
        .nullable(),
    }),
  ),
  /** The system's print dialog; false when the person closed it. Throws `printer_none`, `print_failed`, `cancelled`. */
  'shell.print': command<{ printed: boolean }>()(z.object({ paper: paperSchema })),
  /** Writes a PDF to a ticket of shell.chooseSaveFile. Throws `disk_full`, `file_not_writable`, `print_failed`, `cancelled`. */
  'shell.savePdf': command<null>()(z.object({ paper: paperSchema, file: z.string().max(64) })),
  /** Ends what is being printed, if anything is. */
  'shell.cancelPaper': command<null>()(nothing),
  /** The hidden page tells how much it has laid out of what `shell.notice` has handed it. */
  'shell.reportPaper': command<null>()(
    z.object({ paperId: id, done: z.number().int().min(0), total: z.number().int().min(0), ready: z.boolean() }),
  ),
  'shell.copyText': command<null>()(z.object({ text: z.string().max(10_000) })),
} as const;
